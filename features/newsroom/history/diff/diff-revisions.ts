import { isDeepStrictEqual } from 'node:util';
import { diffArrays } from 'diff';
import { diffWords, type Run } from '@/features/newsroom/history/diff/diff-words';
import { isSameMarkup } from '@/features/newsroom/history/diff/same-markup';
import type { KeptBlock, Snapshot } from '@/features/newsroom/history/schema';

/** One line of a comparison: a block, the headline or the standfirst. */
export interface Difference {
  /** `headline`, `standfirst`, or `block:b7`. */
  place: string;
  /** As people call it: `Headline`, `9`. Of a deleted block, the number it had. */
  name: string;
  kind: string;
  change: 'same' | 'changed' | 'added' | 'deleted';
  /** Where a block stood before, when it has moved. */
  movedFrom: string | null;
  /** Both texts word by word. */
  runs: Run[];
  /** What changed beside the words: `now a heading`, `links or emphasis`. */
  looks: string[];
}

// Of a whole comparison. Blocks that are reached later are shown whole, one text beside the other.
const LONGEST_MS = 1000;

type Text = Pick<Snapshot, 'headline' | 'standfirst' | 'blocks'>;

/**
 * What differs between two texts, in the order of the later one; a deleted block stands where it stood. A block is
 * known by its key, so one that moved and changed is shown as both.
 */
export function diffRevisions(before: Text, after: Text): Difference[] {
  const heads = (['headline', 'standfirst'] as const)
    .filter((name) => before[name] || after[name])
    .map((name) => diffHead(name, before[name], after[name]));
  return [...heads, ...diffBlocks(before.blocks, after.blocks)];
}

/** Whether a line differs in any way. */
export function differs({ change, movedFrom }: Difference): boolean {
  return change !== 'same' || movedFrom !== null;
}

function diffHead(name: 'headline' | 'standfirst', before: string, after: string): Difference {
  const change = before === after ? 'same' : 'changed';
  const words = name === 'headline' ? 'Headline' : 'Standfirst';
  const runs = diffWords(before, after);
  return { place: name, name: words, kind: name, change, movedFrom: null, runs, looks: [] };
}

function diffBlocks(before: KeptBlock[], after: KeptBlock[]): Difference[] {
  const deadline = Date.now() + LONGEST_MS;
  const [old, young] = [numbered(before), numbered(after)];
  return alignKeys([...old.keys()], [...young.keys()]).flatMap(({ key, moved }) => {
    const [was, is] = [old.get(key), young.get(key)];
    const [block] = [is ?? was];
    if (!block) return [];
    const change = !was ? 'added' : !is ? 'deleted' : isSame(was.block, is.block) ? 'same' : 'changed';
    return {
      ...{ place: `block:${key}`, name: String(block.number), kind: block.block.kind, change },
      movedFrom: moved && was ? String(was.number) : null,
      runs: diffWords(wordsOf(was?.block), wordsOf(is?.block), deadline - Date.now()),
      looks: was && is ? looksOf(was.block, is.block) : [],
    };
  });
}

function numbered(blocks: KeptBlock[]): Map<string, { block: KeptBlock; number: number }> {
  return new Map(blocks.map((block, at) => [block.key, { block, number: at + 1 }]));
}

/** The keys of both in reading order, each once. Those that stand in another order than before have moved. */
function alignKeys(before: string[], after: string[]): { key: string; moved: boolean }[] {
  const [had, has] = [new Set(before), new Set(after)];
  // When nearly everything is elsewhere, the order says nothing.
  const parts = diffArrays(before, after, { timeout: 250, maxEditLength: 1000 }) as
    { value: string[]; added: boolean; removed: boolean }[] | undefined;
  if (!parts)
    return [...after, ...before.filter((key) => !has.has(key))].map((key) => ({ key, moved: false }));
  return parts.flatMap(({ value, added, removed }) => {
    const shown = removed ? value.filter((key) => !has.has(key)) : value;
    return shown.map((key) => ({ key, moved: added && had.has(key) }));
  });
}

function isSame(was: KeptBlock, is: KeptBlock): boolean {
  return wordsOf(was) === wordsOf(is) && looksOf(was, is).length === 0;
}

/** What a reader can read of a block; of a picture, what is written about it. */
function wordsOf(block: KeptBlock | undefined): string {
  if (!block) return '';
  return [block.text, ...picturesOf(block).flatMap(({ alt, caption, credit }) => [caption, credit, alt])]
    .filter((words) => words.length > 0)
    .join(' · ');
}

function looksOf(was: KeptBlock, is: KeptBlock): string[] {
  const looks: string[] = [];
  if (was.kind !== is.kind) looks.push(`was a ${inWords(was.kind)}, is a ${inWords(is.kind)}`);
  else if (was.text === is.text && !isSameMarkup(was, is)) looks.push('links or emphasis differ');
  if (!isDeepStrictEqual(formOf(was), formOf(is))) looks.push('its form differs');
  // A published text names a stored file, a working one where it came from: how many there are is all both know.
  if (picturesOf(was).length !== picturesOf(is).length) looks.push('other pictures');
  return looks;
}

function formOf({ attributes }: KeptBlock): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => name !== 'pictures'));
}

interface Picture {
  alt: string;
  caption: string;
  credit: string;
}

function picturesOf({ pictures, attributes }: KeptBlock): Picture[] {
  const wanted = Array.isArray(attributes.pictures) ? (attributes.pictures as unknown[]) : [];
  const known: unknown[] = pictures.length > 0 ? pictures : wanted;
  return known.map((picture) => {
    const { alt, caption, credit } = Object(picture) as Record<string, unknown>;
    const [description, below, by] = [alt, caption, credit].map((words) =>
      typeof words === 'string' ? words.trim() : '',
    );
    // Publishing takes the caption where a picture has no description of its own.
    return { alt: description === below ? '' : (description ?? ''), caption: below ?? '', credit: by ?? '' };
  });
}

function inWords(kind: string): string {
  return kind.replace('_', ' ');
}
