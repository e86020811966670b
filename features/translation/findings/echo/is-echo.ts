// Within one language there is nothing to translate, and a longer run of equal words is no name.
const FEWEST_WORDS = 5;
const LONGEST = 20_000;
// What an engine adds when it has nothing to say: `[EN]`, `(en)`, `Translation:`.
const MOST_ADDED = 16;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const OPENING = /^[\s[({<«„“"'‚‘「『*_~#|=-]/u;

/** Whether two texts have the same letters and figures, whatever stands between them. False without a letter. */
export function saysTheSame(original: string, english: string): boolean {
  const folded = fold(original);
  return /\p{L}/u.test(folded) && folded === fold(english);
}

/**
 * Whether a translation is its original again: as it is, in brackets, quotation marks or other marks around, or with a
 * label before it. A name, a number or a few words may well be the same in both; in marks that the original does not
 * have, nothing is.
 */
export function isEcho(original: string, english: string): boolean {
  const [theirs, ours] = [fold(original), fold(english)];
  if (!/\p{L}/u.test(theirs)) return false;
  const long = UNSPACED.test(theirs)
    ? theirs.length >= FEWEST_WORDS
    : theirs.split(' ').length >= FEWEST_WORDS;
  const names = areNames(original);
  if (theirs === ours)
    return (
      (long && !names) ||
      (OPENING.test(english) && !OPENING.test(original) && english.trim() !== original.trim())
    );
  if (names) return false;
  const added = ours.length - theirs.length;
  return long && added > 0 && added <= MOST_ADDED && ours.includes(theirs);
}

const PARTICLES = new Set(
  'de da di del della do dos das du des van von der den la le el al bin ibn y e og i und'.split(' '),
);
const NOT_LATIN = /(?!\p{Script=Latin})\p{L}/u;
const WORD = /\p{L}[\p{L}\p{M}'’.-]*/gu;

/** Whether a text in Latin letters is a list of names, as a line-up or a table is: hardly a small word among many. */
function areNames(text: string): boolean {
  const start = text.slice(0, LONGEST);
  if (NOT_LATIN.test(start)) return false;
  if (!/\p{Ll}/u.test(start)) {
    const parts = start.split(/[,;:/|•·–—()\n]|\s-\s/u).map((part) => part.match(WORD)?.length ?? 0);
    return parts.length > 1 && parts.every((words) => words <= 3); // in capitals all words look like names
  }
  const words = start.match(WORD) ?? [];
  const small = words.filter((word) => /^\p{Ll}/u.test(word) && !PARTICLES.has(word));
  return small.length * 8 <= words.length;
}

function fold(text: string): string {
  return text
    .slice(0, LONGEST)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
