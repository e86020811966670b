import type { ArticleState } from '@/generated/prisma/enums';
import type { Role } from '@/features/accounts/schema';

/** Whose a subject may be: mine, nobody's or mine, anybody's but mine, anybody's. */
type Whose = 'own' | 'free' | 'other' | 'any';

interface Grant {
  to: readonly Role[];
  whose: Whose;
  /** The states of an article in which it holds; without, the subject has no state. */
  in?: readonly ArticleState[];
  /** Who they are must have been proven a moment ago (`requireRecentProof`): a session may be stolen, or left open. */
  proven?: true;
}

const ALL: readonly Role[] = ['translator', 'editor', 'publisher', 'admin'];
const EDITORS: readonly Role[] = ['editor', 'publisher', 'admin'];
const PUBLISHERS: readonly Role[] = ['publisher', 'admin'];
const ADMINS: readonly Role[] = ['admin'];

const OPEN: readonly ArticleState[] = ['draft', 'in_review'];
const WAITING: readonly ArticleState[] = [...OPEN, 'approved'];
const MOVING: readonly ArticleState[] = [...WAITING, 'scheduled'];
const LIVE: readonly ArticleState[] = ['published', 'corrected'];
const WORKABLE: readonly ArticleState[] = [...MOVING, ...LIVE, 'withdrawn'];
const EVERY: readonly ArticleState[] = [...WORKABLE, 'killed'];

const any = (to: readonly Role[], states?: readonly ArticleState[]): Grant => ({
  to,
  whose: 'any',
  in: states,
});
const own = (to: readonly Role[], states?: readonly ArticleState[]): Grant => ({
  to,
  whose: 'own',
  in: states,
});
const free = (to: readonly Role[], states?: readonly ArticleState[]): Grant => ({
  to,
  whose: 'free',
  in: states,
});
const other = (to: readonly Role[]): Grant => ({ to, whose: 'other' });
const proven = (grant: Grant): Grant => ({ ...grant, proven: true });

const TRANSLATOR: readonly Role[] = ['translator'];
const editing = [own(TRANSLATOR, OPEN), any(EDITORS, WORKABLE)];

/**
 * THE table: who may do what, to whose, in which state. An article is its assignee's, a filter, a note or a session its
 * maker's. What is not written here, nobody may.
 */
export const POLICY = {
  'newsroom.enter': [any(ALL)],
  'item.read': [any(ALL)],
  'item.take': [any(ALL)],
  'item.skip': [any(ALL)],
  'article.read': [any(ALL, EVERY)],
  'article.create': [any(EDITORS)],
  'article.take': [free(TRANSLATOR, OPEN), any(EDITORS, WORKABLE)],
  'article.assign': [own(TRANSLATOR, OPEN), any(EDITORS, WORKABLE)],
  'article.edit': editing,
  'article.review': editing,
  'article.answer': editing,
  'article.suggest': editing,
  'article.restore': editing,
  'article.take-over': editing,
  'article.picture': editing,
  'article.note': [any(ALL, EVERY)],
  'article.submit': [own(TRANSLATOR, ['draft']), any(EDITORS, ['draft'])],
  'article.return': [any(EDITORS, ['in_review', 'approved'])],
  'article.approve': [any(EDITORS, ['in_review'])],
  'article.slug': [any(EDITORS, WAITING), any(PUBLISHERS, [...MOVING, ...LIVE])],
  'article.embargo': [any(EDITORS, WAITING), any(PUBLISHERS, MOVING)],
  'article.break': [any(PUBLISHERS, [...MOVING, ...LIVE])],
  'article.preview-link': [any(EDITORS, MOVING)],
  'article.schedule': [any(PUBLISHERS, MOVING)],
  'article.unschedule': [any(PUBLISHERS, ['scheduled'])],
  'article.publish': [any(PUBLISHERS, [...MOVING, ...LIVE, 'withdrawn'])],
  'article.correct': [any(PUBLISHERS, LIVE)],
  'article.withdraw': [any(PUBLISHERS, LIVE)],
  'article.kill': [any(PUBLISHERS, WORKABLE)],
  'front.edit': [any(EDITORS)],
  'front.publish': [any(PUBLISHERS)],
  'calendar.read': [any(ALL)],
  'media.read': [any(ALL)],
  'media.upload': [any(ALL)],
  'media.edit': [own(TRANSLATOR), any(EDITORS)],
  'media.replace': [own(TRANSLATOR), any(EDITORS)],
  'media.delete': [any(PUBLISHERS)],
  'filter.save': [any(ALL)],
  'filter.delete': [own(ALL)],
  'note.delete': [own(ALL), any(ADMINS)],
  'source.read': [any(ALL)],
  'source.edit': [any(PUBLISHERS)],
  'source.pause': [any(EDITORS)],
  'glossary.read': [any(ALL)],
  'glossary.edit': [any(EDITORS)],
  'topic.edit': [any(EDITORS)],
  'topic.merge': [any(PUBLISHERS)],
  'section.edit': [any(ADMINS)],
  'report.read': [any(EDITORS)],
  'report.answer': [any(EDITORS)],
  'takedown.read': [any(EDITORS)],
  'takedown.decide': [any(PUBLISHERS)],
  'audit.read': [any(ADMINS)],
  'job.change': [any(ADMINS)],
  'user.list': [any(ADMINS)],
  'user.invite': [proven(any(ADMINS))],
  'user.change-role': [proven(other(ADMINS))],
  'user.disable': [proven(other(ADMINS))],
  'user.reset-password': [proven(other(ADMINS))],
  'user.remove-factor': [proven(other(ADMINS))],
  'account.change': [own(ALL)],
  'session.revoke': [own(ALL), proven(any(ADMINS))],
} as const satisfies Record<string, readonly Grant[]>;

/** Everything a person can do in the newsroom. */
export type Action = keyof typeof POLICY;

/** What the table needs to know of a person. */
export interface Actor {
  id: number;
  role: Role;
  /** Slugs of sections; empty: all. */
  sections: readonly string[];
  /** Codes of languages; empty: all. */
  languages: readonly string[];
}

/** What is acted on. `gone`: it was deleted meanwhile. */
export interface Subject {
  state?: ArticleState;
  /** An article's assignee, the maker of a note, filter, picture or session, a user's own id; null: nobody's. */
  ownerId?: number | null;
  /** The slug; null: all sections at once, as of the front page. */
  section?: string | null;
  /** Of the original; null: it has none. */
  language?: string | null;
  gone?: boolean;
}

/** Whether the table lets this person (null: nobody) do it. Limits to sections and languages hold for every role. */
export function may(user: Actor | null, action: Action, subject: Subject = {}): boolean {
  if (!user || subject.gone) return false;
  return isWithinLimits(user, subject) && grantsOf(action).some((grant) => holds(grant, user, subject));
}

/** Whether the table lets this person do it only with a recent proof of who they are. */
export function needsProof(user: Actor, action: Action, subject: Subject = {}): boolean {
  const held = grantsOf(action).filter((grant) => holds(grant, user, subject));
  return held.length > 0 && held.every((grant) => grant.proven);
}

function grantsOf(action: Action): readonly Grant[] {
  return POLICY[action];
}

function holds(grant: Grant, user: Actor, subject: Subject): boolean {
  if (!grant.to.includes(user.role)) return false;
  if (grant.in && !(subject.state && grant.in.includes(subject.state))) return false;
  switch (grant.whose) {
    case 'any':
      return true;
    case 'own':
      return subject.ownerId === user.id;
    case 'free':
      return subject.ownerId === null || subject.ownerId === user.id;
    case 'other':
      return typeof subject.ownerId === 'number' && subject.ownerId !== user.id;
  }
}

function isWithinLimits({ sections, languages }: Actor, { section, language }: Subject): boolean {
  const here =
    section === undefined || sections.length === 0 || (section !== null && sections.includes(section));
  return here && (!language || languages.length === 0 || languages.includes(language));
}
