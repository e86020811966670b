const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';
const SMALL = new Map<string, number>([
  ...UNITS.split(' ').map((word, at) => [word, at] as const),
  ...TENS.split(' ').map((word, at) => [word, (at + 2) * 10] as const),
  ...(
    [
      ['first', 1], ['second', 2], ['third', 3], ['fifth', 5], ['eighth', 8], ['ninth', 9], ['twelfth', 12],
      ['single', 1], ['once', 1], ['twice', 2], ['both', 2], ['double', 2], ['pair', 2], ['couple', 2], ['half', 0.5],
      ['triple', 3], ['dozen', 12], ['noon', 12], ['midday', 12], ['midnight', 0], ['midnight', 24],
    ] as const
  ), // prettier-ignore
]);
const SIZES = new Map([['hundred', 100], ['thousand', 1000], ['million', 1e6], ['billion', 1e9], ['trillion', 1e12]]); // prettier-ignore
// Words of one letter more than the longest above; everything else ends a number.
const WORD = /[a-z]{3,12}/g;

/** The numbers that an English text says in words: `thirty-six`, `two hundred thousand`, `the seventh`. */
export function spokenIn(english: string): Set<number> {
  const said = new Set<number>();
  let [sum, run, end] = [0, 0, -1];
  const say = () => {
    if (sum + run > 0) said.add(sum + run);
    [sum, run] = [0, 0];
  };
  const text = english.toLowerCase();
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const small = smallOf(word);
    const size = SIZES.get(word.replace(/s$/, ''));
    const goesOn = end >= 0 && /^(?:[\s-]| and )$/.test(text.slice(end, index));
    if (!goesOn) say();
    end = word === 'and' ? end : -1;
    if (small === undefined && size === undefined) continue;
    if (small !== undefined) {
      said.add(small);
      run += small;
    } else if (size === 100) run = Math.max(1, run) * 100;
    else if (size) [sum, run] = [sum + Math.max(1, run) * size, 0];
    end = index + word.length;
  }
  say();
  return said;
}

function smallOf(word: string): number | undefined {
  return SMALL.get(word) ?? (word.endsWith('th') ? (SMALL.get(word.slice(0, -2)) ?? SMALL.get(`${word.slice(0, -4)}y`)) : undefined); // prettier-ignore
}
