import type { BlockRecord, Fill, Hand } from '@/features/articles/provenance/schema';
import {
  type Bead,
  engineOf,
  isSecond,
  listed,
  STANDINGS,
  type Standing,
  standingOf,
} from '@/features/articles/provenance/standing';

const WORDED = new Set(['paragraph', 'heading', 'quote', 'list', 'table', 'fact_box']);

/** What lists say of a whole text, and the shape beside it. `long`: where there is room for a phrase. */
export const FILLS = {
  unrecorded: { bead: 'machine', word: 'Unread', long: 'Nobody has read it' },
  machine: { bead: 'machine', word: 'Machine', long: 'Translated by a machine, read by nobody' },
  unnamed: { bead: 'marked', word: 'Marked as read', long: 'Marked as read, by whom is not recorded' },
  marked: { bead: 'marked', word: 'Marked by the operator', long: 'Marked by the operator, read by nobody' },
  partly_marked: {
    bead: 'machine',
    word: 'Partly marked',
    long: 'Parts of it are marked as read, others read by nobody',
  },
  partly_read: { bead: 'partly', word: 'Partly read', long: 'Parts of it were read by a person' },
  partly_edited: { bead: 'partly', word: 'Partly edited', long: 'Parts of it were edited by a person' },
  read: { bead: 'edited', word: 'Read', long: 'Read by a person' },
  edited: { bead: 'edited', word: 'Edited', long: 'Edited by a person' },
  written: { bead: 'edited', word: 'Written', long: 'Written by a person' },
  reviewed: { bead: 'reviewed', word: 'Reviewed', long: 'Read by a second person' },
} satisfies Record<Fill, { bead: Bead | 'partly'; word: string; long: string }>;

interface Told {
  kind: string;
  text: string;
}

/** Whether a block would show nothing: its words were taken out, and it has no picture, embed or rule to show. */
export function isEmptied({ kind, text }: Told): boolean {
  return WORDED.has(kind) && !/[^\s\u200B-\u200D\u2060\uFEFF]/u.test(text);
}

/** The blocks whose making is told: those with words. A picture's few don't count. */
export function toldBlocks<T extends Told>(blocks: readonly T[]): T[] {
  return blocks.filter((block) => WORDED.has(block.kind) && !isEmptied(block));
}

const UNREAD: ReadonlySet<Standing> = new Set<Standing>(['unrecorded', 'machine', 'marked']);

/**
 * The blocks of which it is said that nobody has read them: with words that no person has written, changed or read. A
 * mark of the command line is no reading. The one place that knows, for the bench, the calendar and the publishing page.
 */
export function unreadBlocks<T extends Told & Pick<BlockRecord, 'status' | 'engine' | 'hands'>>(
  blocks: readonly T[],
): T[] {
  return toldBlocks(blocks).filter((block) => UNREAD.has(standingOf(block)));
}

/** What is said of a whole text, of the blocks that `toldBlocks` picks. */
export function fillOf(records: readonly BlockRecord[]): Fill {
  const found = new Set(records.map(standingOf));
  const has = (...kinds: Standing[]) => kinds.some((kind) => found.has(kind));
  const people = has('read', 'edited', 'written', 'second');
  const marks = has('marked', 'unnamed');
  if (has('machine', 'unrecorded') || found.size === 0) {
    if (people) return partly(records);
    if (marks) return 'partly_marked';
    return has('machine') && !has('unrecorded') ? 'machine' : 'unrecorded';
  }
  if (marks) return people ? partly(records) : has('unnamed') ? 'unnamed' : 'marked';
  if (!has('read', 'edited', 'written')) return 'reviewed';
  if (has('edited')) return 'edited';
  return has('written') ? (has('read', 'second') ? 'edited' : 'written') : 'read';
}

/** What somebody did with how many paragraphs, and when they last did. */
export interface Share {
  name: string;
  /** Whether it is a person with a name. */
  known: boolean;
  blocks: number;
  /** Of these, how many as a second person. */
  second: number;
  at: Date | null;
}

/** How a whole text came to be. The counts of `tally` are of `of` paragraphs, each counted once. */
export interface Provenance {
  fill: Fill;
  of: number;
  engines: string[];
  translatedAt: Date | null;
  tally: Partial<Record<Standing, number>>;
  editors: Share[];
  readers: Share[];
  marks: Share[];
}

/** Everything that pages say of a whole text, from the records of its blocks. */
export function tellText(records: readonly BlockRecord[]): Provenance {
  const tally: Provenance['tally'] = {};
  for (const kind of records.map(standingOf)) tally[kind] = (tally[kind] ?? 0) + 1;
  const machine = records.filter(({ engine }) => engine !== null);
  const times = machine.flatMap(({ translatedAt }) => translatedAt ?? []).sort();
  return {
    ...{ fill: fillOf(records), of: records.length, tally },
    engines: [...new Set(machine.map(engineOf))],
    translatedAt: times[0] ? new Date(times[0]) : null,
    editors: sharesOf(records, 'edited'),
    readers: sharesOf(records, 'read'),
    marks: sharesOf(records, 'marked'),
  };
}

/** "Of 6 paragraphs, 3 were edited by a person and 3 nobody has read." with no paragraph in two of its counts. */
export function sayTally({ tally, of }: Pick<Provenance, 'tally' | 'of'>): string {
  const parts = new Map<string, number>();
  for (const kind of (Object.keys(STANDINGS) as Standing[]).toReversed()) {
    const words = STANDINGS[kind].counted;
    if (tally[kind]) parts.set(words, (parts.get(words) ?? 0) + tally[kind]);
  }
  const all = of === 1 ? 'The one paragraph' : of === 2 ? 'Both paragraphs' : `All ${of} paragraphs`;
  const [only] = parts.keys();
  if (!only) return '';
  if (parts.size === 1)
    return only.startsWith('nobody') ? `Nobody has read any of it.` : `${all} ${was(only, of)}.`;
  return `Of ${of} paragraphs, ${listed([...parts].map(([words, count]) => `${count} ${was(words, count)}`))}.`;
}

function was(words: string, count: number): string {
  return words.startsWith('nobody') ? words : `${count === 1 ? 'was' : 'were'} ${words}`;
}

function partly(records: readonly BlockRecord[]): Fill {
  return records.some(({ hands }) => hands.some(({ did }) => did === 'read'))
    ? 'partly_read'
    : 'partly_edited';
}

function sharesOf(records: readonly BlockRecord[], did: Hand['did']): Share[] {
  const shares = new Map<string, Share>();
  for (const { hands } of records)
    for (const hand of hands.filter((one) => one.did === did)) {
      const name =
        hand.name ?? (did === 'marked' ? 'Nobody recorded by whom' : 'A person whose name is not recorded');
      const key = `${hand.by ?? ''} ${name}`;
      const known = hand.name !== null && did !== 'marked';
      const share = shares.get(key) ?? { name, known, blocks: 0, second: 0, at: null };
      const at = hand.at === null ? null : new Date(hand.at);
      shares.set(key, {
        ...{ name, known },
        blocks: share.blocks + 1,
        second: share.second + (did === 'read' && isSecond(hand, hands) ? 1 : 0),
        at: at && (!share.at || at > share.at) ? at : share.at,
      });
    }
  return [...shares.values()];
}
