import type { Doubt, Pair } from '@/features/translation/findings/finding';

/** A word of the original and what the house says for it. */
export interface Term {
  term: string;
  translation: string;
  caseSensitive: boolean;
}

// More findings than this on one block help nobody.
const MOST = 5;
const LONGEST = 5000;
const WORD = /[\p{L}\p{M}\p{N}]/u;
// These scripts write no spaces between words: a term stands wherever its letters do.
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The glossary's terms that a block's original has and its English lacks. A long term hides the short ones within it. */
export function checkTerms({ original, english }: Pair, terms: Term[]): Doubt[] {
  let rest = original.slice(0, LONGEST).normalize('NFC');
  const ours = english.slice(0, LONGEST).normalize('NFC');
  const doubts: Doubt[] = [];
  for (const term of [...terms].sort((a, b) => b.term.length - a.term.length)) {
    const found = findWord(rest, term.term.normalize('NFC'), term.caseSensitive);
    if (found === null) continue;
    rest = rest.split(found).join('\n');
    if (findWord(ours, term.translation.normalize('NFC'), term.caseSensitive, true) === null)
      doubts.push(doubt(found, term));
    if (doubts.length === MOST) break;
  }
  return doubts;
}

/** The word as the text writes it, or null. `open` lets an ending follow: dyke, dykes. */
function findWord(text: string, word: string, caseSensitive: boolean, open = false): string | null {
  if (word === '') return null;
  const [hay, needle] = caseSensitive ? [text, word] : [text.toLowerCase(), word.toLowerCase()];
  const anywhere = UNSPACED.test(word);
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + 1)) {
    const end = at + needle.length;
    const alone = !WORD.test(hay.charAt(at - 1)) && (open || !WORD.test(hay.charAt(end)));
    if (anywhere || alone) return hay.length === text.length ? text.slice(at, end) : needle;
  }
  return null;
}

function doubt(original: string, { term, translation }: Term): Doubt {
  const says = `Term. The glossary has “${term}” as “${translation}”.`;
  return { kind: 'term', word: 'Term', blocking: false, original, english: '', says };
}
