import type { Doubt, Pair } from '@/features/translation/findings/finding';

const FEWEST_TIMES = 4;
const LONGEST_PHRASE = 12;

/** A word or phrase said again and again, which no original does: the engine went round in a circle. */
export function checkRepeat({ original, english }: Pair): Doubt | null {
  const phrase = repeatedIn(english);
  if (phrase === null || repeatedIn(original) !== null) return null;
  return {
    ...{ kind: 'repeat', word: 'Repeats', blocking: true, original: '', english: phrase },
    says: `The machine repeats itself: “${phrase}”.`,
  };
}

/** The first word or phrase that stands four times in a row, as far as it is letters; null: none does. */
export function repeatedIn(text: string): string | null {
  const words = text.split(/\s/).filter(Boolean);
  const plain = words.map((word) => word.toLowerCase().replace(/[^\p{L}\p{M}]/gu, ''));
  for (let length = 1; length <= LONGEST_PHRASE; length++) {
    let run = 0;
    for (let at = length; at < plain.length; at++) {
      run = plain[at] !== '' && plain[at] === plain[at - length] ? run + 1 : 0;
      if (run === length * (FEWEST_TIMES - 1)) return words.slice(at - length + 1, at + 1).join(' ').slice(0, 100); // prettier-ignore
    }
  }
  return null;
}
