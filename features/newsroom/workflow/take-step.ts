import { type Action, may, type Subject } from '@/features/accounts/policy';
import type { SignedIn } from '@/features/accounts/sign-in/sessions';
import { isPublic, requireTransition, type Transition } from '@/features/articles/states';
import {
  holdArticle,
  type Step,
  type Tx,
  type WorkingArticle,
} from '@/features/articles/workflow/hold-article';
import { type Blocker, findBlockers } from '@/features/newsroom/workflow/find-blockers';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

/** Who asks for a verb, of which article, when. */
export interface Asked {
  user: Pick<SignedIn, 'id' | 'name' | 'role' | 'sections' | 'languages'>;
  articleId: number;
  now: Date;
}

/** What a verb may read and write, within its one transaction. */
export interface Turn {
  tx: Tx;
  step: Step;
  article: WorkingArticle;
}

/** The actions of this room, which are the rows of the policy table and, where they move an article, of the states'. */
const TRANSITION: Partial<Record<Action, Transition>> = {
  'article.submit': 'submit',
  'article.return': 'return',
  'article.approve': 'approve',
  'article.schedule': 'schedule',
  'article.unschedule': 'unschedule',
  'article.correct': 'correct',
  'article.withdraw': 'withdraw',
  'article.kill': 'kill',
};

/**
 * Takes one step with an article: its row is held, then the state table and the policy table are asked about what it is
 * now, not what the page showed. Refusal `not-found`, `conflict` or `forbidden`, and no row has changed.
 */
export function takeStep<T>(
  action: Action,
  { user, articleId, now }: Asked,
  work: (turn: Turn) => Promise<T>,
): Promise<T> {
  return db().$transaction(async (tx) => {
    const article = await holdArticle(tx, articleId);
    const subject = subjectOf(article);
    if (!may(user, action, subject)) {
      const transition = transitionOf(action, article);
      if (transition) requireTransition(transition, article.state);
      throw new Refusal('forbidden', await whoElse(tx, action, subject));
    }
    return work({ tx, article, step: { articleId, now, actor: { userId: user.id, name: user.name } } });
  });
}

/** What the policy table needs to know of an article. */
export function subjectOf(
  article: Pick<WorkingArticle, 'state' | 'assigneeId' | 'originalLanguage'> & { section: { slug: string } },
): Subject {
  const { state, assigneeId, section, originalLanguage } = article;
  return { state, ownerId: assigneeId, section: section.slug, language: originalLanguage };
}

/** Throws what still stops publishing; looked for again by every verb that shows something to readers. */
export async function requireUnblocked(
  { tx, step }: Pick<Turn, 'tx' | 'step'>,
  { isUnreadFine = false } = {},
): Promise<void> {
  const blockers = await findBlockers(step.articleId, { now: step.now, tx, isUnreadFine });
  if (blockers.length > 0) throw new Refusal('conflict', inOneSentence(blockers));
}

/** What stops publishing, for where there is room for one point. */
export function inOneSentence([first, ...more]: readonly Blocker[]): string {
  if (!first) return 'Nothing stops it.';
  return more.length > 0 ? `${first.says} And ${more.length} more.` : first.says;
}

function transitionOf(action: Action, { state }: WorkingArticle): Transition | undefined {
  if (action === 'article.publish') return isPublic(state) ? 'update' : 'publish';
  return TRANSITION[action];
}

/** A no by role names who can. */
async function whoElse(tx: Tx, action: Action, subject: Subject): Promise<string> {
  const people = await tx.user.findMany({
    where: { disabledAt: null, role: { in: ['editor', 'publisher', 'admin'] } },
    select: { id: true, name: true, role: true, sections: true, languages: true },
    orderBy: [{ role: 'desc' }, { id: 'asc' }],
    take: 50,
  });
  const able = people.filter((person) => may(person, action, subject)).slice(0, 3);
  if (able.length === 0) return 'Nobody may do this while the story is as it is.';
  return `Your account may not do this. ${listed(able.map(({ name }) => name))} can.`;
}

function listed(names: string[]): string {
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '');
}
