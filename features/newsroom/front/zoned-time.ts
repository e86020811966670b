import { isoIn } from '@/lib/text/dates';

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** A moment as a date-and-time field holds it: `2026-11-23T18:00` by the clock of a zone. */
export function fieldTime(at: Date, zone: string): string {
  return isoIn(at, zone).slice(0, 16);
}

/** The moment such a field means; null when it holds no time. An hour that the clock skips is the one after it. */
export function momentOf(field: string, zone: string): Date | null {
  const asUtc = LOCAL.test(field) ? Date.parse(`${field}Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) return null;
  const guess = asUtc - offsetAt(asUtc, zone);
  return new Date(asUtc - offsetAt(guess, zone));
}

function offsetAt(at: number, zone: string): number {
  const local = Date.parse(`${isoIn(new Date(at), zone).slice(0, 19)}Z`);
  return local - Math.floor(at / 1000) * 1000;
}
