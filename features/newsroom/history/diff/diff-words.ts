import { diffWordsWithSpace } from 'diff';

/** A run of words, and on which side it stands. */
export interface Run {
  text: string;
  change: 'same' | 'deleted' | 'inserted';
}

// Texts that have next to nothing in common are shown whole, one beside the other, instead of compared for minutes.
const LONGEST_MS = 250;
const MOST_EDITS = 4000;

/** Two texts word by word, as one list of runs in reading order. `left`: how long it may take, in milliseconds. */
export function diffWords(before: string, after: string, left = LONGEST_MS): Run[] {
  if (before === after) return before ? [{ text: before, change: 'same' }] : [];
  const timeout = Math.min(Math.max(left, 1), LONGEST_MS);
  const changes = diffWordsWithSpace(before, after, { timeout, maxEditLength: MOST_EDITS }) as
    { value: string; added: boolean; removed: boolean }[] | undefined;
  const runs: Run[] = changes
    ? changes.map(({ value, added, removed }) => ({
        text: value,
        change: removed ? 'deleted' : added ? 'inserted' : 'same',
      }))
    : [
        { text: before, change: 'deleted' },
        { text: after, change: 'inserted' },
      ];
  return runs.filter(({ text }) => text.length > 0);
}

/** What of the runs stood before, or stands after. */
export function sideOf(runs: Run[], side: 'before' | 'after'): Run[] {
  const other = side === 'before' ? 'inserted' : 'deleted';
  return runs.filter(({ change }) => change !== other);
}
