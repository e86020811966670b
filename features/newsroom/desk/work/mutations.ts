import { randomUUID } from 'node:crypto';
import { audit } from '@/features/accounts/audit';
import { may } from '@/features/accounts/policy';
import type { SignedIn } from '@/features/accounts/sign-in/sessions';
import { ITEM_MARK, SKIPPED_MARK, TAKEN_MARK } from '@/features/newsroom/desk/queue/mark-rows';
import { type Deed, type Mark, NEEDS, type Ref } from '@/features/newsroom/desk/schema';
import { addOwnArticle, beginArticle } from '@/features/newsroom/desk/work/begin-article';
import { type LockedRow, lockRow } from '@/features/newsroom/desk/work/lock-row';
import { requireHolder, requireRow } from '@/features/newsroom/desk/work/require-row';
import { loadDraft, textOf } from '@/features/newsroom/saving/load-draft';
import { saveIn } from '@/features/newsroom/saving/mutations';
import { checkChange } from '@/features/newsroom/saving/refusing/check-change';
import { Change } from '@/features/newsroom/saving/schema';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';
import { slugify } from '@/lib/text/slug';

type Tx = Prisma.TransactionClient;

interface Asked {
  ref: Ref;
  /** Whose it was shown to be. */
  holder: number | null;
  user: SignedIn;
  now: Date;
  /** Whom it is given to. */
  to?: number;
  topic?: string;
}

/** What a row is after something was done to it. */
export interface Done {
  says: string;
  mark?: Mark;
  articleId?: number;
}

/**
 * Does one thing to one row of the desk: one transaction, the row locked, the policy asked about what is true now.
 * Repeating it changes nothing more; a Refusal changes nothing at all.
 */
export async function workRow(deed: Deed, asked: Asked): Promise<Done> {
  return db().$transaction(async (tx) => {
    const row = await lockRow(tx, asked.ref);
    // A race lost says who won before it says what one's role may do.
    if (deed !== 'unskip') requireHolder(row, asked.holder, asked.user.id);
    requireRow(asked.user, NEEDS[deed][row.article ? 'article' : 'item'], row);
    return DEEDS[deed](tx, row, asked);
  });
}

/** Takes an item or an article, and answers the article to open. Refusal `conflict`: somebody was first. */
export async function takeItem(asked: Omit<Asked, 'to' | 'topic'>): Promise<number> {
  const { articleId } = await workRow('take', asked);
  if (!articleId) throw new Refusal('not-found', 'It is gone.');
  return articleId;
}

/** Begins a story of our own in a section, or in the first one this person may write for. */
export async function createArticle(asked: { user: SignedIn; section?: string; now: Date }): Promise<number> {
  const { user, section, now } = asked;
  return db().$transaction(async (tx) => {
    const sections = await tx.section.findMany({
      orderBy: { position: 'asc' },
      select: { id: true, slug: true },
    });
    const chosen = sections.find(({ slug }) =>
      section ? slug === section : may(user, 'article.create', { section: slug }),
    );
    if (!chosen || !may(user, 'article.create', { section: chosen.slug }))
      throw new Refusal('forbidden', 'Your account may not write stories of our own here. An editor can.');
    const id = await addOwnArticle(tx, { user, sectionId: chosen.id, now });
    await audit(tx, { actor: user, action: 'article.create', subject: `article:${id}` });
    return id;
  });
}

const DEEDS: Record<Deed, (tx: Tx, row: LockedRow, asked: Asked) => Promise<Done>> = {
  take: (tx, row, asked) => assign(tx, row, asked, asked.user),
  async give(tx, row, asked) {
    const to = await tx.user.findFirst({
      where: { id: asked.to ?? 0, disabledAt: null },
      select: { id: true, name: true, role: true, sections: true, languages: true },
    });
    if (!to) throw new Refusal('not-found', 'Choose whom to give it to.', 'to');
    const state = row.article?.state ?? 'draft';
    if (!may(to, 'article.edit', { ...row.subject, state, ownerId: to.id }))
      throw new Refusal('conflict', `${to.name} can’t work on it: other sections, languages or role.`, 'to');
    return assign(tx, row, asked, to);
  },
  async free(tx, row, { user }) {
    if (!row.article || !row.holder) return { says: 'It is nobody’s.', mark: ITEM_MARK };
    const { id } = row.article;
    await tx.$executeRaw`UPDATE articles SET assignee_id = NULL, assigned_at = NULL WHERE id = ${id}`;
    await audit(tx, { actor: user, action: 'article.free', subject: `article:${id}` });
    return { says: 'Back on the desk.', ...(row.article.fromSource && { mark: ITEM_MARK }), articleId: id };
  },
  async skip(tx, row, { user, now }) {
    if (row.skipped) return { says: 'Skipped already.', mark: SKIPPED_MARK };
    if (row.article && (row.article.state !== 'draft' || !row.article.fromSource))
      throw new Refusal('conflict', 'Only stories that are new on the wire can be skipped.');
    if (row.holder)
      throw new Refusal(
        'conflict',
        `It is ${row.holder.id === user.id ? 'yours' : row.holder.name + '’s'}. Put it back first.`,
      );
    await markSkipped(tx, row, { at: now, by: user.id });
    await audit(tx, { actor: user, action: 'item.skip', subject: subjectOf(row) });
    return { says: 'Skipped. It can be found for 14 days.', mark: SKIPPED_MARK };
  },
  async unskip(tx, row, { user }) {
    if (row.skipped) {
      await markSkipped(tx, row, { at: null, by: null });
      await audit(tx, { actor: user, action: 'item.unskip', subject: subjectOf(row) });
    }
    return { says: 'Back on the desk.', mark: row.holder ? TAKEN_MARK : ITEM_MARK };
  },
  async topic(tx, row, { topic = '', user, now }) {
    if (!row.article) throw new Refusal('conflict', 'Take it first: a topic belongs to a story.');
    const slug = slugify(topic);
    if (!slug) throw new Refusal('invalid', 'Write the topic in letters or digits.', 'topic');
    const articleId = row.article.id;
    if (!(await addTopic(tx, { articleId, topic, slug, user, now })))
      return { says: `Has the topic ${topic}.`, articleId };
    await audit(tx, {
      actor: user,
      action: 'article.topic',
      subject: `article:${articleId}`,
      detail: { topic },
    });
    return { says: `Has the topic ${topic}.`, articleId };
  },
};

/** A topic is written as the bench writes it, with its limits and rights; false: the story has it already. */
async function addTopic(
  tx: Tx,
  {
    articleId,
    topic,
    slug,
    user,
    now,
  }: Pick<Asked, 'user' | 'now'> & { articleId: number; topic: string; slug: string },
): Promise<boolean> {
  const draft = await loadDraft(tx, articleId);
  const { topics } = textOf(draft).fields;
  checkChange(draft, { base: draft.version, fields: { topics } }, user);
  if (topics.some((name) => slugify(name) === slug)) return false;
  const read = Change.safeParse({ base: draft.version, fields: { topics: [...topics, topic] } });
  if (!read.success)
    throw new Refusal('invalid', read.error.issues[0]?.message ?? 'It is no topic.', 'topic');
  await saveIn(tx, { articleId, saveId: `topic-${randomUUID()}`, user, now, change: read.data });
  return true;
}

async function assign(tx: Tx, row: LockedRow, asked: Asked, to: { id: number; name: string }): Promise<Done> {
  const { user, now } = asked;
  const mine = to.id === user.id;
  const fresh = !row.article || row.holder === null;
  const told = { says: mine ? 'Yours.' : `Given to ${to.name}.`, ...(fresh && { mark: TAKEN_MARK }) };
  if (row.article && row.holder?.id === to.id) return { ...told, articleId: row.article.id };
  if (row.skipped) await markSkipped(tx, row, { at: null, by: null });
  const articleId = row.article?.id ?? (await begin(tx, row, to.id, now));
  // By hand: Prisma would move the story to the top of every list.
  await tx.$executeRaw`UPDATE articles SET assignee_id = ${to.id}, assigned_at = ${now} WHERE id = ${articleId}`;
  const action = mine ? 'article.take' : 'article.assign';
  await audit(tx, { actor: user, action, subject: `article:${articleId}`, detail: { to: to.name } });
  return { ...told, articleId };
}

function begin(tx: Tx, row: LockedRow, assigneeId: number, now: Date): Promise<number> {
  if (row.itemId === null) throw new Refusal('not-found', 'It is gone.');
  return beginArticle(tx, { itemId: row.itemId, assigneeId, now });
}

async function markSkipped(tx: Tx, row: LockedRow, { at, by }: { at: Date | null; by: number | null }) {
  await (row.article
    ? tx.$executeRaw`UPDATE articles SET skipped_at = ${at}, skipped_by_id = ${by} WHERE id = ${row.article.id}`
    : tx.$executeRaw`UPDATE source_items SET skipped_at = ${at}, skipped_by_id = ${by} WHERE id = ${row.itemId}`);
}

function subjectOf(row: LockedRow): string {
  return row.article ? `article:${row.article.id}` : `item:${row.itemId ?? 0}`;
}
