import type { Doubt, Pair } from '@/features/translation/findings/finding';

const FOREIGN =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Devanagari}\p{Script=Thai}]/gu;
const FEWEST_WORDS = 5;

/** The machine gave back the original, or nothing, or mostly another script. */
export function checkUntranslated({ original, english }: Pair): Doubt | null {
  if (original.trim() === '') return null;
  if (english.trim() === '') return doubt('Not translated. There is no English text.', original);
  const same = fold(original) === fold(english) && fold(original).split(' ').length >= FEWEST_WORDS;
  const foreign = (english.match(FOREIGN)?.length ?? 0) > english.length / 3;
  return same || foreign ? doubt('Not translated. The machine gave back the original.', original) : null;
}

function doubt(says: string, original: string): Doubt {
  return {
    kind: 'untranslated',
    word: 'Untranslated',
    blocking: true,
    original: original.slice(0, 200),
    english: '',
    says,
  };
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
