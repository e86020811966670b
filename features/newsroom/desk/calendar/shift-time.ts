import { fieldTime, momentOf } from '@/features/newsroom/front/zoned-time';

const QUARTER_MS = 15 * 60_000;

/** So many days after a day. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * 3600_000).toISOString().slice(0, 10);
}

/** The same time on the clock so many days later, whatever the clocks are put to meanwhile. */
export function daysLater(at: string, days: number, zone: string): string {
  const [day = '', clock = ''] = fieldTime(new Date(at), zone).split('T');
  return atClock(dayAfter(day, days), clock, zone) ?? at;
}

/** So many quarters of an hour later, as they pass. */
export function quartersLater(at: string, quarters: number): string {
  return new Date(Date.parse(at) + quarters * QUARTER_MS).toISOString();
}

/** `2026-11-24` and `06:00` by the site's clock as a moment; of an hour the clock skips the one after. */
export function atClock(day: string, clock: string, zone: string): string | null {
  return momentOf(`${day}T${clock}`, zone)?.toISOString() ?? null;
}

/** The quarter of an hour that lies so far down (0 to 1) between two hours of the clock. */
export function clockAt([from, until]: readonly [number, number], down: number): string {
  const quarters = (until - from) * 4;
  const quarter = Math.min(Math.max(Math.floor(down * quarters), 0), quarters - 1);
  const minutes = from * 60 + quarter * 15;
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** `06` */
export function two(hour: number): string {
  return String(hour).padStart(2, '0');
}
