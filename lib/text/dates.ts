const formatters = new Map<string, Intl.DateTimeFormat>();

const STYLES = {
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short' },
  month: { month: 'long', year: 'numeric' },
  shortMonth: { month: 'short' },
  zone: { timeZoneName: 'short' },
  offset: { timeZoneName: 'longOffset' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

/** `18:42` on the clock of an IANA time zone. */
export function clockIn(at: Date, zone: string): string {
  return formatter('clock', zone).format(at);
}

/** `21 November 2026` by the calendar of an IANA time zone. */
export function dateIn(at: Date, zone: string): string {
  return formatter('date', zone).format(at);
}

/** `21 Nov`, for places too narrow for more. */
export function shortDateIn(at: Date, zone: string): string {
  return formatter('short', zone).format(at);
}

/** `21 November 2026, 18:42 CET`: a moment nobody can misread. */
export function momentIn(at: Date, zone: string): string {
  return `${dateIn(at, zone)}, ${clockIn(at, zone)} ${zoneName('zone', at, zone)}`;
}

/** `2026-11-21T18:42:05+01:00`: ISO 8601 with the offset the zone had then, to the second. */
export function isoIn(at: Date, zone: string): string {
  const offset = offsetIn(at, zone);
  const local = new Date(at.getTime() + minutesOf(offset) * 60_000);
  return local.toISOString().slice(0, 19) + offset;
}

/** `Saturday 21 November 2026` from `2026-11-21`. */
export function dayName(day: string): string {
  return formatter('weekday', 'UTC')
    .format(new Date(`${day}T00:00:00Z`))
    .replace(',', '');
}

/** `21 November 2026` from `2026-11-21`. */
export function dayDate(day: string): string {
  return dateIn(new Date(`${day}T00:00:00Z`), 'UTC');
}

/** `November 2026` from `2026-11`. */
export function monthName(month: string): string {
  return formatter('month', 'UTC').format(new Date(`${month}-01T00:00:00Z`));
}

/** `Nov` from `2026-11`. */
export function shortMonthName(month: string): string {
  return formatter('shortMonth', 'UTC').format(new Date(`${month}-01T00:00:00Z`));
}

/** `Sat, 21 Nov 2026 17:42:05 GMT`, as RFC 822 and HTTP write it. */
export function rfc822(at: Date): string {
  return at.toUTCString();
}

function zoneName(style: 'zone' | 'offset', at: Date, zone: string): string {
  const parts = formatter(style, zone).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
}

const QUARTER_MS = 900_000;
const MOST_OFFSETS = 5000;
const offsets = new Map<string, string>();

/** `+01:00`. Zones change their clocks on a quarter of an hour, and a page asks for the same ones again and again. */
function offsetIn(at: Date, zone: string): string {
  const key = `${zone} ${Math.floor(at.getTime() / QUARTER_MS)}`;
  const known = offsets.get(key);
  if (known) return known;
  const offset = zoneName('offset', at, zone).slice('GMT'.length) || '+00:00';
  if (offsets.size >= MOST_OFFSETS) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

function minutesOf(offset: string): number {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** Making a formatter costs a hundred times what using it does. */
function formatter(style: keyof typeof STYLES, zone: string): Intl.DateTimeFormat {
  const key = style + zone;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', { ...STYLES[style], timeZone: zone });
  formatters.set(key, made);
  return made;
}
