import { editorsOfBoth, withEdit, withoutReadings } from '@/features/articles/provenance/change-hands';
import { type Doer, type Hand, Hands } from '@/features/articles/provenance/schema';
import { cleanBlock } from '@/features/newsroom/saving/clean-block';
import type { DraftRow } from '@/features/newsroom/saving/load-draft';
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

/** The hands of a block that was rewritten; words that came from a block that is gone keep their editors. */
export function rewrittenHands(before: BlockRow, block: BlockText, writing: Writing): Hand[] {
  const { row, next } = writing;
  const [was, is] = [plainText(before.html), plainText(block.html)];
  const joined = row.blocks.filter(({ key, html }) => {
    const words = plainText(html);
    return !(key in next.blocks) && words.length >= TELLING && is.includes(words) && !was.includes(words);
  });
  const editors = joined.reduce(
    (hands, { hands: theirs }) => editorsOfBoth(hands, Hands.parse(theirs)),
    Hands.parse(before.hands),
  );
  return signed(editors, writing);
}

/** What a new block was cut off from, if it was: then its words are whose they were. */
export function cutFrom(block: BlockText, { row, current, next }: Writing): BlockRow | undefined {
  const words = plainText(block.html).trim();
  if (words.length < TELLING) return undefined;
  return row.blocks.find(({ key }) => {
    const [was, is] = [current.blocks[key], next.blocks[key]];
    return was && plainText(was.html).includes(words) && !(is && plainText(is.html).includes(words));
  });
}

/** The hands of a block that is new in the story, whose words went through these. */
export function newHands(hands: readonly Hand[], writing: Writing): Hand[] {
  return signed(withoutReadings(hands), writing);
}

function signed(hands: Hand[], { writers, now }: Writing): Hand[] {
  return writers.reduce((so, who) => withEdit(so, { who, now }), hands);
}
