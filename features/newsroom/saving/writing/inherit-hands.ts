import { z } from 'zod';
import { editorsOfBoth, withEdit, withoutReadings } from '@/features/articles/provenance/change-hands';
import { type Doer, type Hand, Hands } from '@/features/articles/provenance/schema';
import { cleanBlock } from '@/features/newsroom/saving/clean-block';
import type { DraftRow } from '@/features/newsroom/saving/load-draft';
import type { Merged } from '@/features/newsroom/saving/merging/merge-changes';
import type { BlockText, DraftText } from '@/features/newsroom/saving/schema';
import type { Prisma } from '@/generated/prisma/client';
import { plainText } from '@/lib/text/plain-text';

type BlockRow = DraftRow['blocks'][number];

interface Writing {
  row: DraftRow;
  current: DraftText;
  next: DraftText;
  /** Whose words they are. */
  writers: readonly Doer[];
  now: Date;
}

/** A machine's text of a block, word for word. */
export interface MachineText {
  key: string;
  html: string;
  engine: string | null;
  engineVersion: string | null;
  translatedAt: string | null;
}

// Fewer letters may stand in two blocks by chance.
const TELLING = 12;
/** What was cut is pasted within so many saves. */
const RECENT = 100;

/** What machines said of these blocks, newest first: who puts it in, or back, wrote nothing. */
export function listMachineTexts(
  tx: Prisma.TransactionClient,
  articleId: number,
  keys: readonly string[],
): Promise<MachineText[]> {
  return tx.$queryRaw<MachineText[]>`
    SELECT key, html, engine, "engineVersion", "translatedAt" FROM (
      SELECT block_key AS key, html, engine, engine_version AS "engineVersion", created_at AS at,
        to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "translatedAt"
      FROM suggestions WHERE article_id = ${articleId}
      UNION ALL
      SELECT b ->> 'key', b ->> 'html', b ->> 'engine', b ->> 'engineVersion', r.at, b ->> 'translatedAt'
      FROM article_revisions r, jsonb_array_elements(r.blocks) b
      WHERE r.article_id = ${articleId} AND r.reason = 'translated' AND b ->> 'status' = 'machine' AND b ->> 'engine' <> ''
    ) said WHERE key = ANY(${[...keys]}::text[]) ORDER BY at DESC`;
}

/** The machine's text that a block says now, word for word; undefined where somebody wrote something else. */
export function machineTextIn(key: string, block: BlockText, said: readonly MachineText[]) {
  const { html } = cleanBlock(block);
  return said.find((one) => one.key === key && cleanBlock({ ...block, html: one.html }).html === html);
}

/** Whose words a block held. */
const Stood = z.object({
  hands: Hands,
  engine: z.string().nullable(),
  engineVersion: z.string().nullable(),
  translatedAt: z.string().nullable(),
  sourceHash: z.string().nullable(),
});
export type Stood = z.infer<typeof Stood>;

/** What a save remembers of the blocks it rewrites: whose words they were. */
export function recordsOf(
  { blocks }: DraftRow,
  { replaced }: Pick<Merged, 'replaced'>,
): Record<string, Stood> {
  const rewritten = blocks.filter(({ key }) => replaced.has(`block:${key}`));
  return Object.fromEntries(
    rewritten.map(({ key, hands, engine, engineVersion, translatedAt, sourceHash }) => [
      key,
      {
        ...{ hands: Hands.parse(hands), engine, engineVersion, sourceHash },
        translatedAt: translatedAt?.toISOString() ?? null,
      },
    ]),
  );
}

/**
 * Whose a text was when it last stood in this block: who puts it back, letter by letter, wrote nothing. Whoever had read
 * it has, as long as it translates the same.
 */
export async function stoodBefore(
  tx: Prisma.TransactionClient,
  before: BlockRow,
  block: BlockText,
): Promise<Stood | undefined> {
  const { kind, html, attributes } = cleanBlock(block);
  const text = JSON.stringify({ kind, html, attributes });
  const [found] = await tx.$queryRaw<{ stood: unknown }[]>`
    SELECT before -> 'stood' -> ${before.key} AS stood FROM article_saves
    WHERE article_id = ${before.articleId} AND before -> 'stood' ? ${before.key}
      AND before -> 'places' -> ${`block:${before.key}`} = ${text}::jsonb
    ORDER BY version DESC LIMIT 1`;
  if (!found) return undefined;
  const stood = Stood.parse(found.stood);
  const same = before.status === 'stale' || stood.sourceHash === before.sourceHash;
  return same ? stood : { ...stood, hands: withoutReadings(stood.hands) };
}

/** The hands of a block that was rewritten; words that came from a block that is gone keep their editors. */
export function rewrittenHands(before: BlockRow, block: BlockText, writing: Writing): Hand[] {
  const editors = joinedIn(before, block, writing).reduce(
    (hands, { hands: theirs }) => editorsOfBoth(hands, Hands.parse(theirs)),
    Hands.parse(before.hands),
  );
  return signed(editors, writing);
}

/** The blocks that are gone with this save and whose words stand in a rewritten one now. */
export function joinedIn(before: BlockRow, block: BlockText, { row, next }: Writing): BlockRow[] {
  const [was, is] = [plainText(before.html), plainText(block.html)];
  return row.blocks.filter(({ key, html }) => {
    const words = plainText(html);
    return !(key in next.blocks) && words.length >= TELLING && is.includes(words) && !was.includes(words);
  });
}

/** What a new block was cut off from, now or a few saves ago, if it was: then its words are whose they were. */
export async function cutFrom(
  tx: Prisma.TransactionClient,
  block: BlockText,
  { row, next }: Writing,
): Promise<Origin | undefined> {
  const words = plainText(block.html).trim();
  if (words.length < TELLING) return undefined;
  const stands = (key: string) => plainText(next.blocks[key]?.html ?? '').includes(words);
  const now = row.blocks.find(({ key, html }) => plainText(html).includes(words) && !stands(key));
  if (now) return { ...now, hands: Hands.parse(now.hands) };
  const held = await tx.$queryRaw<{ key: string; html: string }[]>`
    SELECT substr(p.key, 7) AS key, p.value ->> 'html' AS html FROM article_saves, jsonb_each(before -> 'places') p
    WHERE article_id = ${row.id} AND version > ${row.version - RECENT} AND p.key LIKE 'block:%'
      AND p.value ->> 'html' IS NOT NULL
    ORDER BY version DESC`;
  const from = held.find(({ key, html }) => plainText(html).includes(words) && !stands(key));
  if (!from) return undefined;
  const still = row.blocks.find(({ key }) => key === from.key);
  return still ? { ...still, hands: Hands.parse(still.hands) } : originOf(tx, row.id, from.key);
}

/** What made a text. */
export interface Made {
  engine?: string | null;
  engineVersion?: string | null;
  translatedAt?: Date | string | null;
}

/** Where a block came from. */
export interface Origin extends Made {
  sourceKey?: string | null;
  sourceHash?: string | null;
  hands?: Hand[];
  html?: string;
}

/** A block that is put back is still the translation of what it was. */
export async function originOf(
  tx: Prisma.TransactionClient,
  articleId: number,
  key: string,
): Promise<Origin> {
  const found = await tx.$queryRaw<{ origin: Origin | null }[]>`
    SELECT before -> 'removed' -> ${key} AS origin FROM article_saves
    WHERE article_id = ${articleId} AND before -> 'removed' ? ${key} ORDER BY version DESC LIMIT 1`;
  return found[0]?.origin ?? {};
}

/** The hands of a block that is new in the story, whose words went through these. */
export function newHands(hands: readonly Hand[], writing: Writing): Hand[] {
  return signed(withoutReadings(hands), writing);
}

function signed(hands: Hand[], { writers, now }: Writing): Hand[] {
  return writers.reduce((so, who) => withEdit(so, { who, now }), hands);
}
