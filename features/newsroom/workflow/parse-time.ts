import { Refusal } from '@/lib/errors';
import { clockIn, isoIn } from '@/lib/text/dates';
import { dayIn, isDay } from '@/lib/text/days';

interface Clock {
  now: Date;
  zone: string;
}

const UNITS: Record<string, number> = { m: 60_000, h: 3600_000, d: 86_400_000 };
const SPAN = /(\d{1,4})\s*(m|min|mins|minutes?|h|hrs?|hours?|d|days?)\b/g;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const HELP = 'Write 17:30, tomorrow 06:00, in 2 h, or 2026-11-24 06:00.';

/**
 * The moment an editor means, by the site's clock: `in 2 h`, `17:30` (the next), `tomorrow 06:00`, `24 Nov 06:00`,
 * `2026-11-24 06:00`, or ISO 8601 with an offset. Refusal `invalid`, with examples, for anything else.
 */
export function parseTime(typed: string, clock: Clock, field = 'at'): Date {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ').slice(0, 100);
  const found = spanIn(text, clock) ?? offsetTime(text) ?? localTime(text, clock);
  if (!found || Number.isNaN(found.getTime()))
    throw new Refusal('invalid', `Which time is that? ${HELP}`, field);
  return found;
}

/** `in 1 h 30 min`. */
function spanIn(text: string, { now }: Clock): Date | null {
  if (!/^(?:in |\+)/.test(text)) return null;
  const rest = text.replace(/^(?:in |\+) ?/, '');
  const spans = [...rest.matchAll(SPAN)];
  if (spans.length === 0 || rest.replace(SPAN, '').replace(/ and |[ ,]/g, '')) return null;
  const ms = spans.reduce(
    (sum, [, count, unit = 'm']) => sum + Number(count) * (UNITS[unit.charAt(0)] ?? 0),
    0,
  );
  return new Date(now.getTime() + ms);
}

/** `2026-11-24T06:00+01:00`: whatever the site's clock says. */
function offsetTime(text: string): Date | null {
  const iso = /^(\d{4}-\d{2}-\d{2})[t ](\d{2}:\d{2}(?::\d{2})?)(z|[+-]\d{2}:\d{2})$/.exec(text);
  return iso?.[1] && isDay(iso[1]) ? new Date(text.replace(' ', 't').toUpperCase()) : null;
}

function localTime(text: string, clock: Clock): Date | null {
  const [, words = '', hours = '', minutes = ''] =
    /^(?:(.*?)(?:t|,? ))?(\d{1,2})[:.](\d{2})$/.exec(text) ?? [];
  if (!hours || Number(hours) > 23 || Number(minutes) > 59) return null;
  const time = `${hours.padStart(2, '0')}:${minutes}`;
  const today = dayIn(clock.now, clock.zone);
  if (words) {
    const day = dayMeant(words, today);
    return day ? atClock(day, time, clock.zone) : null;
  }
  return time > clockIn(clock.now, clock.zone)
    ? atClock(today, time, clock.zone)
    : atClock(dayAfter(today), time, clock.zone);
}

function dayMeant(words: string, today: string): string | null {
  if (words === 'today') return today;
  if (words === 'tomorrow') return dayAfter(today);
  if (isDay(words)) return words;
  const [, date = '', name = '', year] = /^(\d{1,2})\.? ([a-z]{3})[a-z]*(?: (\d{4}))?$/.exec(words) ?? [];
  const month = MONTHS.indexOf(name) + 1;
  if (!month) return null;
  const dated = (inYear: string) => `${inYear}-${String(month).padStart(2, '0')}-${date.padStart(2, '0')}`;
  const thisYear = today.slice(0, 4);
  const next = dated(thisYear) < today ? String(Number(thisYear) + 1) : thisYear;
  const day = dated(year ?? next);
  return isDay(day) ? day : null;
}

/** Null when the clocks are put forward over it. */
function atClock(day: string, time: string, zone: string): Date | null {
  const wanted = `${day}T${time}`;
  const naive = Date.parse(`${wanted}:00Z`);
  for (const guess of [naive - 86_400_000, naive + 86_400_000]) {
    const offset = Date.parse(`${isoIn(new Date(guess), zone).slice(0, 19)}Z`) - guess;
    const at = new Date(naive - offset);
    if (isoIn(at, zone).startsWith(wanted)) return at;
  }
  return null;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
