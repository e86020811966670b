import type { Doubt, Pair } from '@/features/translation/findings/finding';

const QUOTED = /[„“”«»‹›「『"]([^„“”«»‹›「」『』"]{3,})[“”«»‹›」』"]/gu;

/** Quotation marks on one side alone: somebody's words became ours, or ours somebody's. */
export function checkQuote({ original, english }: Pair): Doubt | null {
  const theirs = quotesIn(original);
  const ours = quotesIn(english);
  if (theirs.length > 0 === ours.length > 0) return null;
  return {
    ...{ kind: 'quote', word: 'Quote', blocking: false, original: theirs[0] ?? '', english: ours[0] ?? '' },
    says: `The quotation marks do not match. Original: ${inWords(theirs)}. English: ${inWords(ours)}.`,
  };
}

function quotesIn(text: string): string[] {
  return [...text.matchAll(QUOTED)]
    .map(([, words = '']) => words.trim())
    .filter((words) => words.includes(' '));
}

function inWords(quotes: string[]): string {
  if (quotes.length === 0) return 'none';
  const words = quotes.join(' ').split(/\s+/).length;
  return `${quotes.length === 1 ? 'one quote' : `${quotes.length} quotes`}, ${words} words`;
}
