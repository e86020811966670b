import { sizeBehind } from '@/features/translation/findings/numbers/size-behind';

/** A number in a text: as it is written, and what it may mean. */
export interface Figure {
  said: string;
  /** The digits alone: `2.5` of `2.5 billion`. */
  plain: number;
  /** What it may be: more than one where languages or countries differ. */
  values: number[];
  /** Its words of size together, as a power of ten; null without any that say only one thing. */
  power: number | null;
  at: number;
  end: number;
}

// Digits, with what parts thousands in one language and fractions in another. Both runs are bounded.
const FIGURE =
  /(?:\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,6}(?!\d)(?:[.,]\d{1,12})?|\d[\d.,'’\u00a0\u202f٫٬]{0,40})/gu;
// A few words at most say how large a figure is.
const LONGEST_SIZE = 100;
const EASTERN = /[٠-٩۰-۹०-९০-৯๐-๙０-９]/gu;
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];

/** Every number written in digits. */
export function figuresIn(text: string, language: string): Figure[] {
  const western = text.replace(EASTERN, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    return String(code - (ZEROS.find((zero) => code >= zero && code < zero + 10) ?? code));
  });
  const figures: Figure[] = [];
  for (const { 0: found, index } of western.matchAll(FIGURE)) {
    const digits = found.slice(0, endOfDigits(found));
    const end = index + digits.length;
    const plain = readDigits(digits.replaceAll('٫', '.').replaceAll('٬', ','));
    if (plain === null) continue;
    const size = sizeBehind(western.slice(end, end + LONGEST_SIZE), language);
    figures.push({
      said: western.slice(index, end + size.length),
      plain,
      values: size.powers.map((power) => plain * 10 ** power),
      power: size.length > 0 && size.powers.length === 1 ? (size.powers[0] ?? null) : null,
      ...{ at: index, end: end + size.length },
    });
  }
  return countedOn(figures, western);
}

/** Where the digits end: marks behind them end a clause. */
function endOfDigits(found: string): number {
  let end = found.length;
  while (end > 0 && !/\d/.test(found.charAt(end - 1))) end--;
  return end;
}

/** `3億5千万` and `2억 5000만` are one number. */
function countedOn(figures: Figure[], text: string): Figure[] {
  const joined: Figure[] = [];
  for (const figure of figures) {
    const before = joined.at(-1);
    const goesOn =
      before?.power &&
      before.power >= 4 &&
      (figure.power ?? 0) < before.power &&
      /^[\s]?$/.test(text.slice(before.end, figure.at)) &&
      /[万萬億亿兆만억조]$/u.test(before.said);
    if (!before || !goesOn) joined.push(figure);
    else {
      const value = (before.values[0] ?? 0) + (figure.values[0] ?? 0);
      joined[joined.length - 1] = {
        ...before, plain: value, values: [value], power: 0, end: figure.end,
        said: text.slice(before.at, figure.end),
      }; // prettier-ignore
    }
  }
  return joined;
}

/** `1.900` and `1,900` are both 1900; `3,4` and `3.4` are both 3.4. Three digits behind one mark are thousands. */
export function readDigits(digits: string): number | null {
  const plain = digits.replace(/['’\s]/g, '');
  const marks = plain.match(/[.,]/g) ?? [];
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
  const behind = last < 0 ? '' : plain.slice(last + 1);
  const grouped = marks.length > 0 && behind.length === 3 && new Set(marks).size === 1;
  if (last < 0 || grouped) return finite(plain.replace(/[.,]/g, ''));
  return finite(`${plain.slice(0, last).replace(/[.,]/g, '')}.${behind}`);
}

function finite(digits: string): number | null {
  const value = digits === '' ? NaN : Number(digits);
  return Number.isFinite(value) ? value : null;
}
