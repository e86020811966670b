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
  const names = checks.map(nameOf);
  const doubts = new Map(names.map((name) => [name, known.get(name)]));
  const missing = new Map(checks.flatMap((check, at) => missingAt(at, check)));
  const found = missing.size > 0 ? await (home.timesChecks ?? answer)([...missing.values()]) : [];
  [...missing.keys()].forEach((name, at) => {
    known.set(name, found[at] ?? []);
    doubts.set(name, found[at]);
  });
  return names.map((name) => doubts.get(name) ?? []);

  function missingAt(at: number, check: Check): [string, Check][] {
    const name = names[at] ?? '';
    return doubts.get(name) ? [] : [[name, check]];
  }
}

function nameOf(check: Check): string {
  return createHash('sha256').update(JSON.stringify(check)).digest('base64');
}
