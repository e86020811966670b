import type { Doubt, Pair } from '@/features/translation/findings/finding';

// A figure, with the word of size behind it. Dots, commas, spaces and apostrophes part thousands in one language and
// fractions in another.
const FIGURE =
  /(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d[\d.,'’\u00a0\u202f]*)(?:\s?(?:\p{L}+))?/gu;
const SIZES: readonly (readonly [RegExp, string, number])[] = [
  [/^(?:tausend|thousand|mille|mil|mila|tusen|duizend|tys\S*|тыс\S*|тис\S*|bin|хиляди|千)$/iu, 'thousand', 3],
  [
    /^(?:milj?on\w*|million\w*|millón|millones|milhão|milhões|milioni?\w*|mln|mio|млн|миллион\S*|мільйон\S*|milyon|مليون)$/iu,
    'million',
    6,
  ],
  [
    /^(?:milliard\w*|miljard\w*|miliard\w*|mrd|md|mld|billion\w*|bn|млрд|миллиард\S*|мільярд\S*|milyar|مليار)$/iu,
    'billion',
    9,
  ],
];
// Where `billion` is a million millions, or where English writes `trillion`.
const LONG_SCALE = /^(?:de|es|fr|it|pl|nl|da|sv|nb|no|fi|hu|cs|sk|sl|hr|pt-pt)\b/i;
const EASTERN = /[٠-٩۰-۹०-९]/g;

interface Figure {
  said: string;
  value: number | null;
}

/** A figure of the original that the English does not have. Figures spelt out on one side are let pass. */
export function checkNumber({ original, english, language }: Pair): Doubt | null {
  const theirs = figuresIn(original, LONG_SCALE.test(language) ? 'long' : 'short');
  const ours = figuresIn(english, 'short');
  const missing = theirs.filter(
    ({ value }) => value !== null && !ours.some((our) => isSame(our.value, value)),
  );
  const extra = ours.filter(
    ({ value }) => value !== null && !theirs.some((their) => isSame(their.value, value)),
  );
  const [lost] = missing;
  const [made] = extra;
  if (!lost || !made || missing.length !== extra.length) return null;
  const fix = inEnglish(lost, made.said);
  return {
    ...{ kind: 'number', word: 'Number', blocking: true, original: lost.said, english: made.said },
    ...(fix && { fix }),
    says: `The number differs. Original: ${lost.said}. English: ${made.said}.`,
  };
}

function figuresIn(text: string, scale: 'long' | 'short'): Figure[] {
  const western = text.replace(EASTERN, (digit) => String((digit.charCodeAt(0) % 16) % 10));
  return [...western.matchAll(FIGURE)].map(([found]) => read(found, scale));
}

function read(found: string, scale: 'long' | 'short'): Figure {
  const [, written = '', word = ''] = /^([^\p{L}]*)(\p{L}*)$/u.exec(found.trim()) ?? [];
  const digits = written.replace(/[.,'’\s]+$/, '');
  const size = SIZES.find(([pattern]) => pattern.test(word));
  const long = scale === 'long' && /^billi?on/iu.test(word);
  const power = long ? 12 : (size?.[2] ?? 0);
  const value = readDigits(digits);
  return {
    said: size ? found.trim() : digits,
    value: value === null ? null : value * 10 ** power,
  };
}

/** `1.900` and `1,900` are both 1900; `3,4` and `3.4` are both 3.4. Three digits behind one mark are thousands. */
function readDigits(digits: string): number | null {
  const plain = digits.replace(/['’\s]/g, '');
  const marks = plain.match(/[.,]/g) ?? [];
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
  const behind = last < 0 ? '' : plain.slice(last + 1);
  const grouped = marks.length > 0 && behind.length === 3 && new Set(marks).size === 1;
  if (last < 0 || grouped) return finite(plain.replace(/[.,]/g, ''));
  return finite(`${plain.slice(0, last).replace(/[.,]/g, '')}.${behind}`);
}

function finite(digits: string): number | null {
  const value = Number(digits);
  return Number.isFinite(value) ? value : null;
}

function isSame(one: number | null, other: number | null): boolean {
  return one !== null && other !== null && Math.abs(one - other) <= Math.abs(one) * 1e-9;
}

/** The original's figure as English writes it, in the shape of what stands there now. */
function inEnglish({ value }: Figure, said: string): string | undefined {
  if (value === null) return undefined;
  const words = /\p{L}/u.test(said) || value >= 1_000_000;
  const [, word, power] =
    [...SIZES].reverse().find(([, , zeros]) => words && value >= 10 ** zeros && zeros > 3) ?? [];
  if (!word || !power)
    return value.toLocaleString('en-GB', {
      useGrouping: value >= 10_000 || said.includes(','),
      maximumFractionDigits: 6,
    });
  return `${Number((value / 10 ** power).toPrecision(6))} ${word}`;
}
