import { Fault } from '@/lib/errors';

// In this process: another one asks once, and hears the same.
const until = new Map<string, number>();
const LONGEST_MS = 24 * 3600_000;

/** An engine said for how long it wants no question at all (`Retry-After`, RFC 9110, 10.2.3). */
export function holdBack(url: string, seconds: number | undefined, now: Date): void {
  if (seconds) until.set(url, now.getTime() + Math.min(seconds * 1000, LONGEST_MS));
}

/** Fault `engine-later` while an engine wants no question, whoever it said that to; it carries the seconds that are left. */
export function requireAskable(url: string, now: Date): void {
  const retryAfter = ((until.get(url) ?? 0) - now.getTime()) / 1000;
  if (retryAfter <= 0) return void until.delete(url);
  throw new Fault('engine-later', 'The translation engine asked for a pause, and is asked again after it.', {
    retryAfter,
  });
}

/** As after a start of the process. */
export function forgetPauses(): void {
  until.clear();
}
