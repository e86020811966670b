import { isDeepStrictEqual } from 'node:util';
import { statusOf, withoutReadings } from '@/features/articles/provenance/change-hands';
import { type Doer, Hands } from '@/features/articles/provenance/schema';
import { cleanBlock } from '@/features/newsroom/saving/clean-block';
import type { Undo } from '@/features/newsroom/saving/find-ancestor';
import type { DraftRow } from '@/features/newsroom/saving/load-draft';
import type { DraftText } from '@/features/newsroom/saving/schema';
import {
  cutFrom,
  joinedIn,
  listMachineTexts,
  machineTextIn,
  type Made,
  type MachineText,
  newHands,
  type Origin,
  originOf,
  rewrittenHands,
  stoodBefore,
} from '@/features/newsroom/saving/writing/inherit-hands';
import { writeFields } from '@/features/newsroom/saving/writing/write-fields';
import type { Prisma } from '@/generated/prisma/client';
import { BlockStatus } from '@/generated/prisma/enums';
import { Refusal } from '@/lib/errors';

type Tx = Prisma.TransactionClient;

interface Writing {
  row: DraftRow;
  /** What the row says, and what it is to say. */
  current: DraftText;
  next: DraftText;
  /** Whose words are written: who saves, or whose text they chose. */
  writers: readonly Doer[];
  now: Date;
}

/**
 * Writes a working text: the only way any text of an article changes once it is there. The row must be held. Only what
 * is otherwise is written, with whose words it is; a block the outlet changed stays `stale` until somebody
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
  const changed = next.order.filter((key) => !isDeepStrictEqual(next.blocks[key], current.blocks[key]));
  const said = changed.length > 0 ? await listMachineTexts(tx, row.id, changed) : [];
  for (const key of changed) await writeBlock(tx, { ...writing, said }, key);
  await placeBlocks(tx, writing);
  return { version: row.version + 1, removed };
}

async function removeBlocks(tx: Tx, { row, next }: Writing): Promise<Undo['removed']> {
  const gone = row.blocks.filter(({ key }) => !(key in next.blocks));
  if (gone.length > 0) await tx.articleBlock.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
  return Object.fromEntries(
    gone.map(({ key, html, sourceKey, sourceHash, engine, engineVersion, translatedAt, hands }) => [
      key,
      {
        ...{ html, sourceKey, sourceHash, engine, engineVersion },
        translatedAt: translatedAt?.toISOString() ?? null,
        hands: withoutReadings(Hands.parse(hands)),
      },
    ]),
  );
}

async function writeBlock(tx: Tx, writing: Writing & { said: MachineText[] }, key: string): Promise<void> {
  const { row, next, now } = writing;
  const block = next.blocks[key];
  if (!block) return;
  const before = row.blocks.find((other) => other.key === key);
  const machine = machineTextIn(key, block, writing.said);
  if (before) {
    const stood = await stoodBefore(tx, before, block);
    const hands = stood?.hands ?? (machine ? [] : rewrittenHands(before, block, writing));
    const joined = before.engine === null ? joinedIn(before, block, writing) : [];
    // Of two texts that became one, a machine made part of it where it made either.
    const made = stood ?? machine ?? joined.find(({ engine }) => engine !== null);
    const engine = made ? (made.engine ?? null) : before.engine;
    const status = before.status === 'stale' ? before.status : statusOf(hands, { ...before, engine });
    const data = { ...cleanBlock(block), hands, status, ...(made && madeBy(made)) };
    await tx.articleBlock.update({ where: { id: before.id }, data });
    return;
  }
  const origin = await originOf(tx, row.id, key);
  const parent = origin.engine ? undefined : await cutFrom(tx, block, writing);
  const made = machine ?? parent ?? origin;
  const text = cleanBlock(block);
  const { hands: theirs = [], html, ...from } = origin;
  const same = html === text.html; // who puts it back wrote nothing
  const hands = machine ? [] : same ? theirs : newHands(parent?.hands ?? theirs, writing);
  const stale = !(await staysCurrent(tx, row, origin));
  const status = stale
    ? BlockStatus.stale
    : statusOf(hands, { engine: made.engine ?? null, sourceKey: null });
  await tx.articleBlock.create({
    data: {
      ...{
        articleId: row.id,
        key,
        position: next.order.indexOf(key),
        status,
        hands,
        staleSince: stale ? now : null,
      },
      ...{ ...text, ...from, ...madeBy(made) },
    },
  });
}

/** Which machine made a text; nothing where none did. */
function madeBy({ engine = null, engineVersion = null, translatedAt = null }: Made) {
  return { engine, engineVersion, translatedAt };
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
