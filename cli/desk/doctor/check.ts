import { setTimeout as sleep } from 'node:timers/promises';
import { reasonOf } from '@/lib/errors';

/** What was looked at, whether it is well, and what was seen, in plain words. */
export interface Check {
  what: string;
  well: boolean;
  says: string;
}

const PATIENCE_MS = 15_000;

/** Looks at something. What fails or takes too long is ill, with its reason; nothing else is held up by it. */
export async function check(what: string, look: () => Promise<Omit<Check, 'what'>>): Promise<Check> {
  const late = new AbortController();
  const overdue = sleep(PATIENCE_MS, ill('no answer within 15 seconds'), { signal: late.signal, ref: false });
  overdue.catch(() => undefined); // ended below
  try {
    return { what, ...(await Promise.race([look(), overdue])) };
  } catch (error) {
    return { what, ...ill(innermost(error)) };
  } finally {
    late.abort();
  }
}

export function well(says: string) {
  return { well: true, says };
}

export function ill(says: string) {
  return { well: false, says };
}

/** The reason that says most: our own sentence, and what lay behind it. */
function innermost(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause === undefined ? reasonOf(error) : `${reasonOf(error)} ${reasonOf(cause)}`;
}

/** A span of time as people say it: `40 seconds`, `3 hours`. */
export function span(seconds: number): string {
  const steps = [
    [86_400, 'day'],
    [3600, 'hour'],
    [60, 'minute'],
    [1, 'second'],
  ] as const;
  const [size, name] = steps.find(([each]) => seconds >= each) ?? steps[3];
  const count = Math.floor(Math.max(0, seconds) / size);
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
