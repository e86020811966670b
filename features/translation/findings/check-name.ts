import type { Doubt, Pair } from '@/features/translation/findings/finding';

const CAPITALISED = /^\p{Lu}[\p{L}\p{M}’'-]+$/u;
const PARTICLES = new Set('de da di del della van von der den la le el al'.split(' '));
// Words that begin an English sentence and, spelt the same, one of another language.
const COMMON = new Set(
  'In On An At As So To The Was War Am Die Man Also Her Hat Bin Inter Will For No Me Le La'.split(' '),
);
const NOT_LATIN = /[^\p{Script=Latin}\p{P}\p{Z}\p{N}\p{S}\p{M}]/u;
const EDGE = /^[^\p{L}]|[^\p{L}]$/u;

/**
 * A name whose first word stands in both texts but whose second is quite another: `Ottmar Brückner`, `Ottmar Bridger`.
 * Endings, places and offices have English forms, so it stops nothing, and what is right is for a person to say.
 */
export function checkName({ original, english }: Pair): Doubt | null {
  if (NOT_LATIN.test(original)) return null;
  const ours = namesIn(english);
  const [theirText, ourText] = [plain(original), plain(english)];
  for (const name of namesIn(original)) {
    if (COMMON.has(name.first) || ourText.includes(name.plainLast)) continue;
    const twin = ours.find(
      (our) => our.plainFirst === name.plainFirst && !theirText.includes(our.plainLast) && differ(name, our),
    );
    if (twin) return doubt(name.said, twin.said);
  }
  return null;
}

interface Name {
  said: string;
  first: string;
  plainFirst: string;
  plainLast: string;
}

/** Two capitalised words in a row, maybe with `von` or `de la` between: how a person's name is written. */
function namesIn(text: string): Name[] {
  const words = text.split(/\s/).map((word) => ({ word: bare(word), ends: /[.,;:!?)\]»”"]$/u.test(word) }));
  return words.flatMap(({ word, ends }, at) => {
    if (ends || !CAPITALISED.test(word)) return [];
    let to = at + 1;
    while (to < at + 4 && PARTICLES.has(words[to]?.word ?? '')) to++;
    const last = words[to]?.word ?? '';
    if (!CAPITALISED.test(last)) return [];
    const said = words.slice(at, to + 1).map(({ word: each }) => each).join(' '); // prettier-ignore
    return [{ said, first: word, plainFirst: plain(word), plainLast: plain(last) }];
  });
}

function bare(word: string): string {
  let [from, to] = [0, word.length];
  while (from < to && EDGE.test(word.charAt(from))) from++;
  while (to > from && EDGE.test(word.charAt(to - 1))) to--;
  return word.slice(from, to);
}

/** Whether two words are no two forms or spellings of one: they part within their first half. */
function differ({ plainLast: one }: Name, { plainLast: other }: Name): boolean {
  let same = 0;
  while (same < one.length && one.charAt(same) === other.charAt(same)) same++;
  return same < Math.min(one.length, other.length) / 2 && Math.min(one.length, other.length) > 3;
}

function doubt(original: string, english: string): Doubt {
  const says = `A name may be translated. Original: ${original}. English: ${english}.`;
  return { kind: 'name', word: 'Name', blocking: false, original, english, says };
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
