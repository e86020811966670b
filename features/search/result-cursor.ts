import type { Found } from '@/features/search/schema';
import type { Match } from '@/features/search/select-matches';
import { readCursor, writeCursor } from '@/lib/cursor';

type Step = Found['by'];

/** Where a list of results goes on: after this match, of those found in this way. */
export type ResultCursor = Pick<Match, 'score' | 'at' | 'id'> & { by: Step };

const LETTERS = { exact: 'e', corrected: 'c', most: 'm' } satisfies Record<Step, string>;
const STEPS: readonly Step[] = ['exact', 'corrected', 'most'];

/** A cursor as it stands in an address. */
export function writeResultCursor({ by, score, ...place }: ResultCursor): string {
  return `${LETTERS[by]}${score.toString(36)}.${writeCursor(place)}`;
}

/** The cursor an address holds, or null when it holds something else. */
export function readResultCursor(text: string): ResultCursor | null {
  const [, letter, score, rest] = /^([ecm])([\da-z]{1,5})\.(.*)$/.exec(text) ?? [];
  const by = STEPS.find((step) => LETTERS[step] === letter);
  const place = readCursor(rest ?? '');
  if (!by || !score || !place) return null;
  const cursor = { by, score: parseInt(score, 36), ...place };
  return writeResultCursor(cursor) === text ? cursor : null; // one spelling, so one page
}
