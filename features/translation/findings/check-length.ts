import type { Doubt, Pair } from '@/features/translation/findings/finding';

// How many English letters stand for one of theirs; written without vowels or with a sign a word, fewer do.
const DENSE: Readonly<Record<string, number>> = {
  zh: 3.2,
  ja: 2.2,
  ko: 2.1,
  ar: 1.25,
  he: 1.3,
  fa: 1.2,
  ur: 1.15,
};
const SHORT = 60;

/** An English text that is less than half or more than twice as long as it should be. */
export function checkLength({ original, english, language }: Pair): Doubt | null {
  const expected = original.length * (DENSE[language.split('-', 1)[0] ?? ''] ?? 1);
  if (expected < SHORT || english.length === 0) return null;
  const share = english.length / expected;
  if (share > 0.45 && share < 2.2) return null;
  const what = share < 1 ? 'much shorter than' : 'more than twice as long as';
  const says = `The English is ${what} the original. Something may be ${share < 1 ? 'missing' : 'added'}.`;
  return { kind: 'length', word: 'Length', blocking: false, original: '', english: '', says };
}
