import type { Doubt, Pair } from '@/features/translation/findings/finding';

const FEWEST_TIMES = 4;
const LONGEST_PHRASE = 12;

/** A word or phrase said again and again, which no original does: the engine went round in a circle. */
export function checkRepeat({ original, english }: Pair): Doubt | null {
  const phrase = loopIn(english, original);
  if (phrase === null) return null;
  return {
    ...{ kind: 'repeat', word: 'Repeats', blocking: true, original: '', english: phrase },
    says: `The machine repeats itself: “${phrase}”.`,
  };
}

/** What an English text says again and again; null: nothing, or its original does so too. */
export function loopIn(english: string, original: string): string | null {
  const phrase = repeatedIn(english, FEWEST_TIMES);
  return phrase === null || isRepetitive(original) ? null : phrase;
}

// Laughter and shouts within a word: `hahaha`, `哈哈哈`, `aaaa`. Latin letters stand three in a row in `Schifffahrt`.
const RUN = /([\p{L}\p{M}]{2,12}?)\1\1|(\p{L})\2\2\2|(?!\p{Script=Latin})(\p{L})\3\3/iu;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const THAI_LAUGHTER = /\p{Script=Thai}[^\d]{0,3}555|(?<!\d)555+[^\d]{0,3}\p{Script=Thai}/u;

/** Whether an original repeats itself: a little less often is enough, since it need not be word for word. */
function isRepetitive(original: string): boolean {
  if (repeatedIn(original, FEWEST_TIMES - 1) !== null || RUN.test(original)) return true;
  if (!UNSPACED.test(original)) return false;
  return RUN.test(original.replace(/[^\p{L}\p{M}]/gu, '')) || THAI_LAUGHTER.test(original);
}

/** The first word or phrase that stands so many times in a row, as far as it is letters; null: none does. */
function repeatedIn(text: string, times: number): string | null {
  const words = text.split(/\s/).filter(Boolean);
  const plain = words.map((word) => word.toLowerCase().replace(/[^\p{L}\p{M}]/gu, ''));
  for (let length = 1; length <= LONGEST_PHRASE; length++) {
    let run = 0;
    for (let at = length; at < plain.length; at++) {
      run = plain[at] !== '' && plain[at] === plain[at - length] ? run + 1 : 0;
      if (run === length * (times - 1)) return words.slice(at - length + 1, at + 1).join(' ').slice(0, 100); // prettier-ignore
    }
  }
  return null;
}
