import type { DraftRow } from '@/features/newsroom/saving/load-draft';
import type { Prisma } from '@/generated/prisma/client';

type Tx = Prisma.TransactionClient;

interface Marking {
  row: DraftRow;
  user: { id: number };
  now: Date;
}

/** Marks blocks read, or unread again. One that the outlet changed stays stale: that has to be decided, not read. */
export async function markRead(
  tx: Tx,
  { row, user, now }: Marking,
  marks: readonly { key: string; reviewed: boolean }[],
): Promise<void> {
  const keysOf = (reviewed: boolean) =>
    marks.filter((mark) => mark.reviewed === reviewed).map(({ key }) => key);
  await tx.articleBlock.updateMany({
    where: { articleId: row.id, key: { in: keysOf(true) }, status: { in: ['machine', 'edited'] } },
    data: { status: 'reviewed', reviewedAt: now, reviewedById: user.id },
  });
  const unread = { articleId: row.id, key: { in: keysOf(false) }, status: 'reviewed' as const };
  const nobodys = { reviewedAt: null, reviewedById: null };
  await tx.articleBlock.updateMany({
    where: { ...unread, editedAt: { not: null } },
    data: { status: 'edited', ...nobodys },
  });
  await tx.articleBlock.updateMany({
    where: { ...unread, editedAt: null },
    data: { status: 'machine', ...nobodys },
  });
}

/** Settles blocks that the outlet changed: somebody has read the new original, and the text stands for that one now. */
export async function markDecided(
  tx: Tx,
  { row, user, now }: Marking,
  keys: readonly string[],
): Promise<void> {
  const revisionId = row.sourceItem?.currentRevisionId;
  if (!revisionId || keys.length === 0) return;
  await tx.$executeRaw`
    UPDATE article_blocks ours SET status = 'reviewed', reviewed_at = ${now}, reviewed_by_id = ${user.id},
      stale_since = NULL, source_hash = coalesce(theirs.hash, ours.source_hash),
      source_key = theirs.key
    FROM article_blocks same LEFT JOIN source_blocks theirs
      ON theirs.revision_id = ${revisionId} AND theirs.key = same.source_key
    WHERE same.id = ours.id AND ours.article_id = ${row.id} AND ours.key = ANY(${[...keys]}::text[])
      AND ours.status = 'stale'`;
  const left = await tx.articleBlock.count({ where: { articleId: row.id, status: 'stale' } });
  if (left === 0) await tx.article.update({ where: { id: row.id }, data: { baseRevisionId: revisionId } });
}
