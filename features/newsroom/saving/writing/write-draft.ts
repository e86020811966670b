import { isDeepStrictEqual } from 'node:util';
import { cleanBlock } from '@/features/newsroom/saving/clean-block';
import type { Undo } from '@/features/newsroom/saving/find-ancestor';
import type { DraftRow } from '@/features/newsroom/saving/load-draft';
import type { DraftText } from '@/features/newsroom/saving/schema';
import { writeFields } from '@/features/newsroom/saving/writing/write-fields';
import type { BlockStatus } from '@/generated/prisma/enums';
import type { Prisma } from '@/generated/prisma/client';
import { Refusal } from '@/lib/errors';

type Tx = Prisma.TransactionClient;
type BlockRow = DraftRow['blocks'][number];

interface Writing {
  row: DraftRow;
  /** What the row says, and what it is to say. */
  current: DraftText;
  next: DraftText;
  user: { id: number };
  now: Date;
}

/**
 * Writes a working text: the only way any text of an article changes once it is there. The row must be held. Only what
 * is otherwise is written; what people wrote becomes `edited`, a block the outlet changed stays `stale` until somebody
 * decides. Answers the new version and what removed blocks were translated from. Refusal `conflict` when the version is
 * not the row's.
 */
export async function writeDraft(
  tx: Tx,
  writing: Writing,
): Promise<{ version: number; removed: Undo['removed'] }> {
  const { row, current, next, now } = writing;
  const fields = await writeFields(tx, { row, current: current.fields, next: next.fields });
  const { count } = await tx.article.updateMany({
    where: { id: row.id, version: row.version },
    data: { ...fields, version: { increment: 1 }, updatedAt: now },
  });
  if (count === 0) throw new Refusal('conflict', `Article ${row.id} was changed by somebody else meanwhile.`);
  const removed = await removeBlocks(tx, writing);
  for (const [at, key] of next.order.entries()) await writeBlock(tx, writing, key, at);
  await placeBlocks(tx, writing);
  return { version: row.version + 1, removed };
}

async function removeBlocks(tx: Tx, { row, next }: Writing): Promise<Undo['removed']> {
  const gone = row.blocks.filter(({ key }) => !(key in next.blocks));
  if (gone.length > 0) await tx.articleBlock.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
  return Object.fromEntries(
    gone
      .filter(({ sourceKey }) => sourceKey !== null)
      .map(({ key, sourceKey, sourceHash, engine, engineVersion, translatedAt }) => [
        key,
        { sourceKey, sourceHash, engine, engineVersion, translatedAt: translatedAt?.toISOString() ?? null },
      ]),
  );
}

async function writeBlock(tx: Tx, writing: Writing, key: string, position: number): Promise<void> {
  const { row, current, next, user, now } = writing;
  const block = next.blocks[key];
  if (!block || isDeepStrictEqual(block, current.blocks[key])) return;
  const before = row.blocks.find((other) => other.key === key);
  const text = { ...cleanBlock(block), editedById: user.id, editedAt: now };
  if (before) {
    const read = { status: unread(before), reviewedAt: null, reviewedById: null };
    await tx.articleBlock.update({ where: { id: before.id }, data: { ...text, ...read } });
    return;
  }
  const origin = await originOf(tx, row.id, key);
  const stale = !(await staysCurrent(tx, row, origin));
  const status = stale ? ('stale' as const) : ('edited' as const);
  await tx.articleBlock.create({
    data: {
      ...{ articleId: row.id, key, position, status, staleSince: stale ? now : null },
      ...{ ...text, ...origin },
    },
  });
}

function unread({ status }: BlockRow): BlockStatus {
  return status === 'stale' ? 'stale' : 'edited';
}

interface Origin {
  sourceKey?: string;
  sourceHash?: string;
  engine?: string;
  engineVersion?: string;
  translatedAt?: string;
}

/** A block that is put back is still the translation of what it was. */
async function originOf(tx: Tx, articleId: number, key: string): Promise<Origin> {
  const found = await tx.$queryRaw<{ origin: Origin | null }[]>`
    SELECT before -> 'removed' -> ${key} AS origin FROM article_saves
    WHERE article_id = ${articleId} AND before -> 'removed' ? ${key} ORDER BY version DESC LIMIT 1`;
  return found[0]?.origin ?? {};
}

/** Whether what a block was translated from still says the same. */
async function staysCurrent(tx: Tx, row: DraftRow, { sourceKey, sourceHash }: Origin): Promise<boolean> {
  const revisionId = row.sourceItem?.currentRevisionId;
  if (!sourceKey || !revisionId) return true;
  const same = { revisionId, key: sourceKey, hash: sourceHash ?? '' };
  return (await tx.sourceBlock.count({ where: same })) > 0;
}

async function placeBlocks(tx: Tx, { row, next }: Writing): Promise<void> {
  const keys = next.order;
  const places = keys.map((_, at) => at);
  await tx.$executeRaw`
    UPDATE article_blocks b SET position = o.place
    FROM unnest(${keys}::text[], ${places}::int[]) AS o (key, place)
    WHERE b.article_id = ${row.id} AND b.key = o.key AND b.position <> o.place`;
}
