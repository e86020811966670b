import type { Doubt, Pair } from '@/features/translation/findings/finding';
import { isEcho, saysTheSame } from '@/features/translation/findings/echo/is-echo';

const FOREIGN =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Devanagari}\p{Script=Thai}]/gu;

/** The machine gave back the original, or nothing, or mostly another script. */
export function checkUntranslated({ original, english, language }: Pair): Doubt | null {
  if (original.trim() === '') return null;
  if (english.trim() === '') return doubt('Not translated. There is no English text.', original);
  if (/^en\b/i.test(language)) return null; // whoever writes English needs no other words
  return isEcho(original, english) || isForeign(english)
    ? doubt('Not translated. The machine gave back the original.', original)
    : null;
}

/** A headline that is its source's: rarely right, and then somebody has to say so. */
export function checkHeadline({ original, english }: Pair): Doubt | null {
  const same = saysTheSame(original, english) || isEcho(original, english) || isForeign(english);
  return same ? doubt('The headline is the original’s. Translate it, or say that it stays.', original) : null;
}

function isForeign(english: string): boolean {
  return (english.match(FOREIGN)?.length ?? 0) > english.length / 3;
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
