import type { Doubt, Pair } from '@/features/translation/findings/finding';
import { figuresIn, type Figure } from '@/features/translation/findings/numbers/read-figures';
import { SIZE_WORDS } from '@/features/translation/findings/numbers/size-words';
import { isMeasure } from '@/features/translation/findings/numbers/measures';
import { spokenIn } from '@/features/translation/findings/numbers/spoken-numbers';

/**
 * A figure of the original that the English does not have, where the English has another instead. It stops publishing
 * only when nothing but a mistake explains it, and offers a figure only when that is certain: 3,4 Millionen is 3.4
 * million. Figures spelt out, clocks of twelve hours, miles, months and short years are let pass.
 */
export function checkNumber({ original, english, language }: Pair): Doubt | null {
  const theirs = figuresIn(original, language);
  const ours = figuresIn(english, 'en');
  const spoken = spokenIn(english);
  const [theirValues, ourValues] = [valuesOf(theirs), valuesOf(ours)];
  const missing = theirs.filter(
    (their) => !isIn(their, ourValues) && !their.values.some((value) => spoken.has(value)),
  );
  const extra = ours.filter((our) => !isIn(our, theirValues));
  const [lost] = missing;
  const [made] = extra;
  if (!lost || !made || missing.length !== extra.length || isExplained(lost, made, english)) return null;
  const measured = isMeasure(original.slice(lost.end)) || isMeasure(english.slice(made.end));
  const blocking = missing.length === 1 && !measured && isMistake(lost, made, original);
  const whole = !GOES_ON.test(original.slice(lost.end)) && !GOES_ON.test(english.slice(made.end));
  const fix = blocking && whole ? inEnglish(lost, made) : undefined;
  return {
    ...{ kind: 'number', word: 'Number', blocking, original: lost.said, english: made.said },
    ...(fix && { fix }),
    says: `The number differs. Original: ${lost.said}. English: ${made.said}.`,
  };
}

/** Every value that some figures may have, in as many digits as tell two apart. */
function valuesOf(figures: readonly Figure[]): Set<number> {
  return new Set(figures.flatMap(({ values }) => values.map(inDigits)));
}

function isIn({ values }: Figure, all: ReadonlySet<number>): boolean {
  return values.some((value) => all.has(inDigits(value)));
}

function inDigits(value: number): number {
  return Number(value.toPrecision(9));
}

function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) <= Math.abs(one) * 1e-9;
}

const CLOCK = /^(?::?\d\d)?\s?(?:[ap]\.?\s?m\b|o['’]clock)/i;
const IMPERIAL =
  /^[\s-]?(?:-?(?:foot|feet|ft|inch(?:es)?|in\b|yards?|yds?|miles?|mph|acres?|pounds?|lbs?\b|ounces?|oz|gallons?|degrees|°\s?F|fahrenheit))/i;
// The word of size is part of a longer one, or another may follow it.
const GOES_ON = /^-?\p{L}/u;
const LETTER_BEHIND = /^[\s\u00a0]?\p{Lo}/u;
const MONTH = /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/;

/** Another way to say the same, or something that is not for us to judge. */
function isExplained(lost: Figure, made: Figure, english: string): boolean {
  const behind = english.slice(made.end, made.end + 30);
  const [their, our] = [lost.plain, made.plain];
  if (CLOCK.test(behind)) return their <= 24;
  if (IMPERIAL.test(behind)) return true;
  if (their >= 1 && their < 32 && MONTH.test(english)) return true; // 11.12. and 12月 are December
  const [short, long] = their < our ? [their, our] : [our, their];
  const isYear = long >= 1000 && long < 2200 && Number.isInteger(long);
  return isYear && short < 100 && isSame(long % 100, short);
}

/** Nothing but a slip explains it: the same digits in another size, or one digit wrong among many. */
function isMistake(lost: Figure, made: Figure, original: string): boolean {
  if (lost.power && made.power && isSame(lost.plain, made.plain)) return true; // 3,4 Millionen, 3.4 billion
  const [a, b] = [String(lost.plain), String(made.plain)];
  // A zero too many or too few; more of them may be a word for thousands that we do not know.
  const times = Math.max(lost.plain, made.plain) / Math.min(lost.plain, made.plain);
  const whole = Number.isInteger(lost.plain) && Number.isInteger(made.plain); // 180 cm are 1.8 m, 50 cents 0.50
  const bare = lost.power === null && made.power === null && lost.plain >= 10 && whole;
  if (
    bare &&
    (isSame(times, 10) || isSame(times, 100)) &&
    !LETTER_BEHIND.test(original.slice(lost.end, lost.end + 2))
  )
    return true;
  if (lost.power !== made.power || a.length !== b.length || a.length < 4) return false;
  const differing = Array.from(a).filter((digit, at) => digit !== b.charAt(at)).length;
  // Letters that we know no size for may be one.
  return (
    differing === 1 && (lost.power !== null || !LETTER_BEHIND.test(original.slice(lost.end, lost.end + 2)))
  );
}

/** The original's figure as English writes it; only for a size that every country says alike. */
function inEnglish(lost: Figure, made: Figure): string | undefined {
  const word = lost.power && SIZE_WORDS[lost.power];
  if (!word || !made.power || !isSame(lost.plain, made.plain)) return undefined;
  return `${lost.plain.toLocaleString('en-GB', { maximumFractionDigits: 6 })} ${word}`;
}
