import { monthOf } from '@/features/wire/text/month-names';

/** Minutes east of UTC that news feeds write as letters. The American ones are in RFC 822. */
const ZONES: Record<string, number> = {
  ut: 0, utc: 0, gmt: 0, z: 0, wet: 0,
  west: 60, cet: 60, mez: 60, bst: 60, wat: 60, met: 60,
  cest: 120, mesz: 120, eet: 120, sast: 120, cat: 120, mest: 120,
  eest: 180, msk: 180, trt: 180, eat: 180, ast: 180, irst: 210, gst: 240, msd: 240,
  pkt: 300, ist: 330, npt: 345, ict: 420, wib: 420, wita: 480, hkt: 480, sgt: 480, awst: 480, pht: 480,
  jst: 540, kst: 540, wit: 540, acst: 570, aest: 600, acdt: 630, aedt: 660, nzst: 720, nzdt: 780,
  brt: -180, art: -180, clt: -240, edt: -240, est: -300, cdt: -300, cst: -360, mdt: -360, mst: -420, pdt: -420, pst: -480,
}; // prettier-ignore

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** Minutes east of UTC; UTC when the outlet says nothing. */
  offset: number;
}

/**
 * A date as outlets write it, as ISO 8601 with the offset they wrote: ISO 8601 and W3C-DTF, RFC 822 and its many misspelt
 * forms, names of months in the languages of news, East Asian dates, digits of other scripts, Buddhist years, seconds
 * since 1970. Without a zone UTC is taken. `language` settles months that two languages call the same. Null for anything
 * else, and for days that don't exist.
 */
export function readTime(written: string | null | undefined, language?: string | null): string | null {
  const text = asciiDigits((written ?? '').slice(0, 1000))
    .replace(/[\s\u00A0\u200E\u200F]+/g, ' ')
    .trim()
    .slice(0, 120);
  if (/^\d{10}(?:\d{3})?$/.test(text))
    return new Date(Number(text) * (text.length === 10 ? 1000 : 1)).toISOString().replace(/\.\d+/, '');
  const parts = readNumeric(text) ?? readNamed(text, language ?? 'en');
  return parts && exists(parts) ? write(parts) : null;
}

function readNumeric(text: string): Parts | null {
  const eastern = text
    .replace(/\s?[年년月월]\s?/g, '-')
    .replace(/\s?[日일]\s?/g, ' ')
    .replace(/(\d)\s*[時时시]\s*/g, '$1:')
    .replace(/(\d)\s*[分분]\s*/g, '$1:')
    .replace(/:\s*(?=$|[^\d])|[秒초]/g, ' ');
  const iso =
    /^(\d{4})-?(?:(\d{3})(?!\d)|(\d{1,2})(?:-?(\d{1,2}))?)(?!\d)/.exec(eastern) ??
    /^(\d{4})[/.](?:(\d{3})(?!\d)| ?(\d{1,2})[/.] ?(\d{1,2}))(?!\d)/.exec(eastern);
  if (iso) {
    const [whole, year, dayOfYear, month = '1', day = dayOfYear ?? '1'] = iso;
    return {
      year: yearOf(year ?? ''),
      month: dayOfYear ? 1 : Number(month),
      day: Number(day),
      ...clockOf(eastern.slice(whole.length)),
    };
  }
  const local = /^(?:[^\d,]{2,12},? )?(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/.exec(text);
  if (!local) return null;
  const [whole, first, mark, second, year] = local;
  const clock = clockOf(text.slice(whole.length));
  // 03/04 is April in most of the world; the clock with AM and PM tells an American.
  const american = Number(second) > 12 || (mark === '/' && Number(first) <= 12 && /\b[ap]m\b/i.test(text));
  const [day, month] = american ? [second, first] : [first, second];
  return { year: yearOf(year ?? ''), month: Number(month), day: Number(day), ...clock };
}

function readNamed(text: string, language: string): Parts | null {
  const words =
    text.match(/[\p{L}\p{M}.’'-]*\p{L}[\p{L}\p{M}.]*(?: (?:الثاني|الأول|II|I)(?!\p{L}))?/gu) ?? [];
  const named = words
    .map((word) => ({ word, month: monthOf(word, language) }))
    .find(({ month }) => month !== null);
  if (!named?.month) return null;
  const at = text.indexOf(named.word);
  const [before, after] = [text.slice(0, at), text.slice(at + named.word.length)];
  const dayBefore = /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|°|ª)?\.?[ -]*(?:de |d’|d'|di |i )?-?$/i.exec(
    before,
  )?.[1];
  const dayAfter = /^[.,]?[ -]*(\d{1,2})(?:st|nd|rd|th|º)?(?!\d|:)/.exec(after);
  const day = dayBefore ?? dayAfter?.[1];
  const rest = dayBefore ? after : after.slice(dayAfter?.[0].length ?? 0);
  // `22 November 2026`, `November 22, 2026`, `2026-november-22`, and `Nov 22 10:00:00 UTC 2026`.
  const year =
    /^[^\d]{0,12}(\d{4}|\d{2})(?![\d:])/.exec(rest)?.[1] ??
    /(?<!\d)(\d{4})$/.exec(rest)?.[1] ??
    /(\d{4})-?$/.exec(before)?.[1];
  if (!day || !year) return null;
  return { year: yearOf(year), month: named.month, day: Number(day), ...clockOf(rest.replace(year, ' ')) };
}

function clockOf(text: string): Omit<Parts, 'year' | 'month' | 'day'> {
  const digits = /^[T ]?(\d{2})(\d{2})(\d{2})?(?=Z|[+-]|$|\.)/i.exec(text);
  const clock = digits ?? /(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?/i.exec(text);
  if (!clock) return { hour: 0, minute: 0, second: 0, offset: 0 };
  const after = text.slice(clock.index + clock[0].length).replace(/^[.,]\d+/, '');
  const afternoon = /\bp\.?m\b|오후|下午|午後|μμ|م(?!\p{L})/iu.test(text);
  const forenoon = /\ba\.?m\b|오전|上午|午前|πμ/iu.test(text);
  const hour = Number(clock[1]);
  return {
    hour: afternoon && hour < 12 ? hour + 12 : forenoon && hour === 12 ? 0 : hour,
    minute: Number(clock[2]),
    second: Math.min(59, Number(clock[3] ?? 0)),
    offset: offsetOf(after),
  };
}

function offsetOf(text: string): number {
  const numeric = /(?:^|[^\d])([+\-−])(\d{1,2}):?(\d{2})?(?!\d)/.exec(text);
  if (numeric) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    return minutes > 15 * 60 ? 0 : minutes * (numeric[1] === '+' ? 1 : -1);
  }
  const names = text.toLowerCase().match(/[a-z]+/g) ?? [];
  return names.map((name) => ZONES[name]).find((minutes) => minutes !== undefined) ?? 0;
}

function yearOf(text: string): number {
  const year = Number(text);
  if (text.length === 2) return year < 70 ? 2000 + year : 1900 + year;
  return year > 2400 && year < 2700 ? year - 543 : year;
}

function exists({ year, month, day, hour, minute }: Parts): boolean {
  const midnightAfter = hour === 24 && minute === 0;
  const inYear =
    month === 1 && day > 31 ? day <= 366 : day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  return (
    year >= 1900 &&
    year < 2200 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    inYear &&
    (hour < 24 || midnightAfter) &&
    minute < 60
  );
}

function write({ year, month, day, hour, minute, second, offset }: Parts): string {
  const local = new Date(Date.UTC(year, month - 1, day, hour, minute, second)).toISOString().slice(0, 19);
  if (offset === 0) return `${local}Z`;
  const two = (value: number) => String(value).padStart(2, '0');
  const away = Math.abs(offset);
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(away / 60))}:${two(away % 60)}`;
}

/** Arabic-Indic, Persian, Devanagari, Bengali, Thai and full-width digits as the ones that programs read. */
function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10].find(
      (start) => code >= start && code <= start + 9,
    );
    return zero === undefined ? digit : String(code - zero);
  });
}
