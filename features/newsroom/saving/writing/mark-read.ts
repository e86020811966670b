import {
  statusOf,
  withoutReading,
  withoutReadings,
  withReading,
} from '@/features/articles/provenance/change-hands';
import type { Doer } from '@/features/articles/provenance/schema';
import { writeHands } from '@/features/articles/provenance/write-hands';
import type { DraftRow } from '@/features/newsroom/saving/load-draft';
import type { Prisma } from '@/generated/prisma/client';

type Tx = Prisma.TransactionClient;

interface Marking {
  row: DraftRow;
  user: Doer;
  now: Date;
}

/**
 * Marks blocks read, or takes that back. One that somebody else read is read by two. One that the outlet changed stays
 * stale: that has to be decided, not read.
 */
export async function markRead(
  tx: Tx,
  { row, user: who, now }: Marking,
  marks: readonly { key: string; reviewed: boolean }[],
): Promise<void> {
  const keysOf = (reviewed: boolean) =>
    marks.filter((mark) => mark.reviewed === reviewed).map(({ key }) => key);
  const [read, unread] = [keysOf(true), keysOf(false)];
  if (read.length > 0)
    await writeHands(tx, {
      ...{ articleId: row.id, keys: read, of: ['machine', 'edited', 'reviewed'] },
      change: (hands) => ({ hands: withReading(hands, { who, now }), status: 'reviewed' }),
    });
  if (unread.length > 0)
    await writeHands(tx, {
      ...{ articleId: row.id, keys: unread, of: ['reviewed'] },
      change: (hands, block) => {
        const left = withoutReading(hands, who);
        return { hands: left, status: statusOf(left, block) };
      },
    });
}

/** Settles blocks that the outlet changed: somebody has read the new original, and the text stands for that one now. */
export async function markDecided(
  tx: Tx,
  { row, user: who, now }: Marking,
  keys: readonly string[],
): Promise<void> {
  const revisionId = row.sourceItem?.currentRevisionId;
  if (!revisionId || keys.length === 0) return;
  await tx.$executeRaw`
    UPDATE article_blocks ours SET stale_since = NULL, source_hash = coalesce(theirs.hash, ours.source_hash),
      source_key = theirs.key
    FROM article_blocks same LEFT JOIN source_blocks theirs
      ON theirs.revision_id = ${revisionId} AND theirs.key = same.source_key
    WHERE same.id = ours.id AND ours.article_id = ${row.id} AND ours.key = ANY(${[...keys]}::text[])
      AND ours.status = 'stale'`;
  await writeHands(tx, {
    ...{ articleId: row.id, keys, of: ['stale'] },
    // Who read it before read it against what the outlet no longer says.
    change: (hands) => ({ hands: withReading(withoutReadings(hands), { who, now }), status: 'reviewed' }),
  });
  const left = await tx.articleBlock.count({ where: { articleId: row.id, status: 'stale' } });
  if (left === 0) await tx.article.update({ where: { id: row.id }, data: { baseRevisionId: revisionId } });
}
