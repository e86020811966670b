import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { answer, type Check } from '@/features/translation/findings/apart/answer-checks';
import type { Doubt } from '@/features/translation/findings/finding';

type Ask = (checks: Check[]) => Promise<Doubt[][]>;

// Next bundles pages apart from the server that runs them: what the server opens is found here by both.
const home = globalThis as typeof globalThis & { timesChecks?: Ask };

// A save changes a block or two of a story: the others were checked with the save before.
const known = new LRUCache<string, Doubt[]>({ max: 5000 });

/** From now on checks of this process are asked of `ask`: a process that answers people checks no text itself. */
export function checkElsewhere(ask: Ask): void {
  home.timesChecks = ask;
}

/**
 * `doubtsOf` of many blocks, in order, away from the thread that serves people where there is one. Throws the Faults of
 * `ThreadPool`.
 */
export async function checkApart(checks: readonly Check[]): Promise<Doubt[][]> {
  const named = checks.map((check) => [nameOf(check), check] as const);
  const doubts = new Map(named.map(([name]) => [name, known.get(name)])); // held here: the cache may let go meanwhile
  const missing = [...new Map(named.filter(([name]) => !doubts.get(name)))];
  if (missing.length > 0) {
    const found = await (home.timesChecks ?? answer)(missing.map(([, check]) => check));
    missing.forEach(([name], at) => {
      known.set(name, found[at] ?? []);
      doubts.set(name, found[at]);
    });
  }
  return named.map(([name]) => doubts.get(name) ?? []);
}

function nameOf(check: Check): string {
  return createHash('sha256').update(JSON.stringify(check)).digest('base64');
}
