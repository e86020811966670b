import { lockArticle } from '@/features/articles/workflow/hold-article';
import { audit } from '@/features/accounts/audit';
import { may } from '@/features/accounts/policy';
import { loadDraft, subjectOf } from '@/features/newsroom/saving/load-draft';
import { type Writer } from '@/features/newsroom/saving/mutations';
import type { Person } from '@/features/newsroom/saving/schema';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

const SILENT_MS = 60_000;
const GONE_MS = 15 * 60_000;

interface Seen {
  articleId: number;
  user: Writer;
  /** Where the person is: `block:b7`, `field:headline`. */
  place: string | null;
  takeOver?: boolean;
  now: Date;
}

/**
 * Says that somebody has an article open, and answers who else has, who was there last first. Taking over makes the
 * article this person's, which is recorded; it shuts nobody out. Refusal `not-found`, `forbidden`.
 */
export async function bePresent({ articleId, user, place, takeOver, now }: Seen): Promise<Person[]> {
  const draft = await loadDraft(db(), articleId);
  if (!may(user, 'article.read', subjectOf(draft)))
    throw new Refusal('forbidden', 'Your account may not open this article.');
  if (takeOver) await takeArticleOver(articleId, user);
  const here = { articleId, userId: user.id };
  await db().presence.upsert({
    where: { articleId_userId: here },
    create: { ...here, place, since: now, seenAt: now },
    update: { place, seenAt: now },
  });
  const rows = await db().presence.findMany({
    where: { articleId, seenAt: { gt: new Date(now.getTime() - GONE_MS) } },
    orderBy: { seenAt: 'desc' },
    include: { user: { select: { name: true } } },
  });
  return rows.map((row) => ({
    ...{
      name: row.user.name,
      initials: initialsOf(row.user.name),
      place: row.place,
      me: row.userId === user.id,
    },
    silentSince: now.getTime() - row.seenAt.getTime() > SILENT_MS ? row.seenAt.toISOString() : null,
  }));
}

function takeArticleOver(articleId: number, user: Writer): Promise<void> {
  return db().$transaction(async (tx) => {
    await lockArticle(tx, articleId);
    const draft = await loadDraft(tx, articleId);
    if (!may(user, 'article.take', subjectOf(draft)))
      throw new Refusal('forbidden', 'Your account may not take this article over. An editor can.');
    if (draft.assigneeId === user.id) return;
    await tx.article.update({ where: { id: articleId }, data: { assigneeId: user.id } });
    const detail = { from: draft.assigneeId };
    await audit(tx, { actor: user, action: 'article.take', subject: `article:${articleId}`, detail });
  });
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.at(0) ?? '').join('');
}
