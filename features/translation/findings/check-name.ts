import type { Doubt, Pair } from '@/features/translation/findings/finding';

// Two capitalised words in a row: a person's name, in the languages that write names so.
const NAME =
  /\p{Lu}[\p{L}’'-]+(?:\s(?:de|da|di|del|della|van|von|der|den|la|le|el|al))*\s\p{Lu}[\p{L}’'-]+/gu;
const NOT_LATIN = /[^\p{Script=Latin}\p{P}\p{Z}\p{N}\p{S}]/u;

/**
 * A name whose first word stands in both texts but whose second does not: `Ottmar Brückner`, `Ottmar Bridger`. Other
 * names (places, offices) have English forms, and other scripts are romanised: those are let pass.
 */
export function checkName({ original, english }: Pair): Doubt | null {
  if (NOT_LATIN.test(original)) return null;
  const ours = [...english.matchAll(NAME)].map(([name]) => name);
  for (const [name] of original.matchAll(NAME)) {
    const first = name.split(' ', 1)[0] ?? '';
    if (plain(english).includes(plain(name.split(' ').at(-1) ?? ''))) continue;
    const twin = ours.find(
      (our) => plain(our.split(' ', 1)[0] ?? '') === plain(first) && !plain(original).includes(plain(our)),
    );
    if (twin) return doubt(name, twin);
  }
  return null;
}

function doubt(original: string, english: string): Doubt {
  const says = `A name was translated. Original: ${original}. English: ${english}.`;
  return { kind: 'name', word: 'Name', blocking: true, original, english, fix: original, says };
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
