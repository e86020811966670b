import type { Doubt, Pair } from '@/features/translation/findings/finding';

const QUOTED = /[„“”«»‹›「『"]([^„“”«»‹›「」『』"]{3,2000})[“”«»‹›」』"]/gu;
const SINGLE = /(?<!\p{L})['‘‚]\p{L}[^'’‘]{3,2000}['’‘](?!\p{L})/u;
// Chinese, Japanese and Korean put marks around terms and titles too; what is spoken is longer.
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const SPOKEN_LENGTH = 20;

/** Quotation marks on one side alone: somebody's words became ours, or ours somebody's. */
export function checkQuote({ original, english }: Pair): Doubt | null {
  const theirs = quotesIn(original);
  const ours = quotesIn(english);
  if (theirs.length > 0 === ours.length > 0) return null;
  const silent = theirs.length > 0 ? english : original;
  if (SINGLE.test(silent) || (ours.length > 0 && hasMarks(original))) return null;
  return {
    ...{ kind: 'quote', word: 'Quote', blocking: false, original: theirs[0] ?? '', english: ours[0] ?? '' },
    says: `The quotation marks do not match. Original: ${inWords(theirs)}. English: ${inWords(ours)}.`,
  };
}

/** Whether there are marks at all, around however little. */
function hasMarks(original: string): boolean {
  return /[„“”«»‹›「」『』《》〈〉"']/u.test(original);
}

function quotesIn(text: string): string[] {
  return [...text.matchAll(QUOTED)]
    .map(([, words = '']) => words.trim())
    .filter((words) => (UNSPACED.test(words) ? words.length >= SPOKEN_LENGTH : words.includes(' ')));
}

function inWords(quotes: string[]): string {
  if (quotes.length === 0) return 'none';
  const words = quotes.join(' ').split(/\s+/).length;
  return `${quotes.length === 1 ? 'one quote' : `${quotes.length} quotes`}, ${words} words`;
}
