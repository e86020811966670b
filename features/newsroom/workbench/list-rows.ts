import {
  isOpen,
  isRead,
  isUnread,
  markOf,
  pointsOf,
  pointsOfHeadline,
  type Row,
} from '@/features/newsroom/workbench/points';
import type { Original, OriginalBlock, Offer } from '@/features/newsroom/workbench/schema';
import { type Aside, shownAsides } from '@/features/newsroom/workbench/outbox/set-aside';
import type { Draft } from '@/features/newsroom/saving/schema';
import { escapeHtml } from '@/lib/text/escape-html';

interface Around {
  original: Original | null;
  offers: readonly Offer[];
  settled: ReadonlySet<string>;
  kept: ReadonlySet<string>;
  /** What was not taken. */
  aside: readonly Aside[];
}

/** Headline and standfirst, then every block, each beside what it translates. */
export function listRows(draft: Draft, around: Around): Row[] {
  const originals = new Map(around.original?.blocks.map((block) => [block.key, block]));
  const blocks = draft.blocks.map((block, at): Row => {
    const place = `block:${block.key}`;
    const points = pointsOf(block, draft, around);
    return {
      ...{ place, block, points, number: at + 1, label: `Block ${at + 1}`, html: block.html },
      aside: asideAt(around, place),
      original: originals.get(block.sourceKey ?? '') ?? null,
      mark: markOf(block, points, around.kept.has(place)),
    };
  });
  return [fieldRow('headline', draft, around), fieldRow('standfirst', draft, around), ...blocks];
}

/** How far the reading is, and what stops publishing (`list-stops.ts`), in the words of the bottom bar. */
export function sumUp(
  rows: readonly Row[],
  stopping: readonly { says: string }[],
): { read: number; of: number; says: string } {
  const blocks = rows.filter(({ block }) => block);
  const read = blocks.filter(({ block, points }) => block && isRead(block) && !points.some(isOpen)).length;
  const sentences = stopping.map(({ says }) => says);
  const unread = blocks.filter(({ block }) => block && isUnread(block)).length;
  return { read, of: blocks.length, says: saysOf(sentences, unread) };
}

/** The next row with an open point after this one, round to the beginning; null when none is open. */
export function nextOpen(rows: readonly Row[], place: string): Row | null {
  return after(rows, place).find(({ points }) => points.some(isOpen)) ?? null;
}

/** The next block nobody has read; null when all are. */
export function nextUnread(rows: readonly Row[], place: string): Row | null {
  return after(rows, place).find(({ block }) => block && !isRead(block)) ?? null;
}

function after(rows: readonly Row[], place: string): Row[] {
  const at = rows.findIndex((row) => row.place === place);
  return [...rows.slice(at + 1), ...rows.slice(0, at)];
}

function saysOf(sentences: readonly string[], unread: number): string {
  if (sentences.length === 1) return sentences[0] ?? '';
  if (sentences.length > 1) return `${sentences.length} points stop publishing.`;
  if (unread === 0) return 'Nothing stops it.';
  const blocks = unread === 1 ? '1 block nobody has read goes' : `${unread} blocks nobody has read go`;
  return `Nothing stops it. ${blocks} out marked as such.`;
}

function asideAt({ aside }: Around, place: string): Aside | null {
  return shownAsides(aside).find((one) => one.place === place) ?? null;
}

function fieldRow(name: 'headline' | 'standfirst', draft: Draft, around: Around): Row {
  const { original, kept } = around;
  const place = `field:${name}`;
  const text = original?.[name] ?? '';
  const conflicts = draft.conflicts.filter((conflict) => conflict.place === place);
  const two = conflicts.map((conflict) => ({
    ...{ about: 'two' as const, word: 'Two texts', conflict },
    says: 'Two people changed this at the same time. Neither text is lost.',
  }));
  const points = [...two, ...(name === 'headline' ? pointsOfHeadline(draft, around) : [])];
  return {
    ...{ place, number: null, block: null, points, label: name === 'headline' ? 'Headline' : 'Standfirst' },
    html: escapeHtml(draft.fields[name]),
    aside: asideAt(around, place),
    original: text ? fieldOriginal(name, text) : null,
    mark: two.length > 0 ? 'two' : points.length > 0 ? 'none' : kept.has(place) ? 'kept' : 'machine',
  };
}

function fieldOriginal(key: string, text: string): OriginalBlock {
  return { key, kind: 'paragraph', html: escapeHtml(text), text, attributes: {} };
}
