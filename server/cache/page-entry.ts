import type { Answer } from '../answers/answer';

/** The oldest a page may be that we cannot know to be unchanged. */
export const BLIND_AGE_MS = 900;

/** A finished page as it is kept. */
export interface PageEntry {
  key: string;
  /** What it depends on, its own `path:` among them. */
  deps: readonly string[];
  answer: Answer;
  /** When its render began: it holds nothing newer. */
  builtAt: number;
  /** From then on it is refreshed behind its reader. */
  refreshAt: number;
  /** From then on it is rendered before it is served. */
  expiresAt: number;
  /** Purged: to be rendered again before it is served, unless that fails. */
  stale: boolean;
  /** A render failed a moment ago: until then the old page is served without another attempt. */
  heldUntil: number;
}

/** Whether a page may be served as it is: nothing has changed since, as far as every purge until `confirmedAt` tells. */
export function isFresh(
  entry: PageEntry,
  { now, confirmedAt }: { now: number; confirmedAt: number },
): boolean {
  return !entry.stale && now < entry.expiresAt && now - Math.max(confirmedAt, entry.builtAt) < BLIND_AGE_MS;
}

/** Memory for the entry and its place in the indexes, about. */
export function sizeOf(entry: PageEntry): number {
  return entry.answer.bytes + 2 * entry.key.length + 3000 + entry.deps.length * 100;
}
