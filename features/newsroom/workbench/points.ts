import { unreadBlocks } from '@/features/articles/provenance/tell-text';
import { doubtsOf, doubtsOfHeadline } from '@/features/translation/findings/doubts-of';
import { type Doubt, doubtId, HEADLINE } from '@/features/translation/findings/finding';
import type { Offer, Original, OriginalBlock } from '@/features/newsroom/workbench/schema';
import type { Aside } from '@/features/newsroom/workbench/outbox/set-aside';
import type { Draft, DraftBlock, DraftConflict } from '@/features/newsroom/saving/schema';
import { plainText } from '@/lib/text/plain-text';

/** Something about a block that waits for a person. Keys 1, 2, 3 give the answers, in this order. */
export type Point =
  | { about: 'two'; word: string; says: string; conflict: DraftConflict }
  | { about: 'stale'; word: string; says: string; was: string; now: string | null; offer: Offer | null }
  | { about: 'doubt'; word: string; says: string; doubt: Doubt; id: string }
  | { about: 'offer'; word: string; says: string; offer: Offer };

/** The mark on a block's spine; `kept`: only this computer has it. */
export type Mark = 'machine' | 'edited' | 'checked' | 'doubt' | 'stale' | 'two' | 'none' | 'kept';

/** One row of the bench: a block of ours, or a field above the blocks, beside what it translates. */
export interface Row {
  /** `block:b7`, `field:headline`. */
  place: string;
  number: number | null;
  label: string;
  block: DraftBlock | null;
  html: string;
  original: OriginalBlock | null;
  points: Point[];
  mark: Mark;
  /** The text that stands here was not taken. */
  aside: Aside | null;
}

interface Around {
  original: Original | null;
  offers: readonly Offer[];
  settled: ReadonlySet<string>;
  kept: ReadonlySet<string>;
}

/** The open points of one block, what is most urgent first. */
export function pointsOf(block: DraftBlock, draft: Draft, around: Around): Point[] {
  const { original, offers, settled } = around;
  const place = `block:${block.key}`;
  const two = draft.conflicts.filter((conflict) => conflict.place === place).map(twoTexts);
  const offer = offers.find(({ key }) => key === block.key) ?? null;
  if (block.status === 'stale') return [...two, stale(block, original, offer)];
  const source = original?.blocks.find(({ key }) => key === block.sourceKey);
  const doubts = doubtsOf(block, source, original?.language ?? '', original?.terms);
  return [
    ...two,
    ...openDoubts(block.key, doubts, settled),
    ...(offer && offer.html !== block.html
      ? [{ about: 'offer' as const, word: 'Suggestion', says: 'The machine suggests another text.', offer }]
      : []),
  ];
}

/** The open points of the headline that its words are about. */
export function pointsOfHeadline({ fields }: Draft, { original, settled }: Around): Point[] {
  const doubts = doubtsOfHeadline(fields.headline, original?.headline ?? '', original?.language ?? '');
  return openDoubts(HEADLINE, doubts, settled);
}

function openDoubts(key: string, doubts: readonly Doubt[], settled: ReadonlySet<string>): Point[] {
  return doubts
    .map((doubt) => ({
      about: 'doubt' as const,
      word: doubt.word,
      says: doubt.says,
      doubt,
      id: doubtId(key, doubt),
    }))
    .filter(({ id }) => !settled.has(id));
}

/** Whether a point has to be answered before its block counts as read. A suggestion may wait. */
export function isOpen(point: Point): boolean {
  return point.about !== 'offer';
}

/** Whether the server will not publish while it is open. */
export function stops(point: Point): boolean {
  return point.about === 'doubt' ? point.doubt.blocking : isOpen(point);
}

/** One mark for a block: what is worst about it. */
export function markOf(block: DraftBlock, points: readonly Point[], isKept: boolean): Mark {
  const [first] = points.filter(isOpen);
  if (first?.about === 'two') return 'two';
  if (first?.about === 'stale') return 'stale';
  if (first?.about === 'doubt') return first.doubt.kind === 'untranslated' ? 'none' : 'doubt';
  if (isKept) return 'kept';
  return block.status === 'reviewed' ? 'checked' : block.status === 'machine' ? 'machine' : 'edited';
}

/** The word of a row's mark. What only the command line marked nobody has checked. */
export function wordOf({ mark, block }: Pick<Row, 'mark' | 'block'>): string {
  return mark === 'checked' && block && !isRead(block) ? 'Marked' : MARK_WORDS[mark];
}

/** Whether a person has read a block: it was marked, and not by the command line alone. */
export function isRead({ status, hands }: DraftBlock): boolean {
  const onlyMarked = hands.some(({ did }) => did === 'marked') && !hands.some(({ did }) => did === 'read');
  return status === 'reviewed' && !onlyMarked;
}

/** Whether nobody has written, changed or read a block, of those whose making readers are told. */
export function isUnread(block: DraftBlock): boolean {
  return unreadBlocks([{ ...block, text: plainText(block.html) }]).length > 0;
}

/** The word of a mark, as people say it. */
export const MARK_WORDS: Record<Mark, string> = {
  ...{ machine: 'Machine', edited: 'Edited', checked: 'Checked', doubt: 'Doubt', stale: 'Changed' },
  ...{ two: 'Two texts', none: 'Untranslated', kept: 'Kept here' },
};

function twoTexts(conflict: DraftConflict): Point {
  const says = 'Two people changed this at the same time. Neither text is lost.';
  return { about: 'two', word: 'Two texts', says, conflict };
}

function stale({ sourceKey }: DraftBlock, original: Original | null, offer: Offer | null): Point {
  const find = (blocks: readonly OriginalBlock[] = []) => blocks.find(({ key }) => key === sourceKey)?.text;
  return {
    ...{ about: 'stale', word: 'Changed', says: 'Your text is kept until you decide.', offer },
    was: find(original?.blocks) ?? '',
    now: original?.newer ? (find(original.newer.blocks) ?? null) : (find(original?.blocks) ?? null),
  };
}
