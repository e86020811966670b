import type { Alternative } from '@/features/search/schema';
import { stripEnd } from '@/lib/text/strip-ends';

const LONGEST = 200;
const MOST_TERMS = 24;
// A minus excludes only where a word begins: `"Huidlerer"-Frage` asks for both.
const TERM = /((?<!\S)-)?(?:"([^"]*)"?|[“„]([^“”]*)[“”]?|(\S+))/gu;

/** Scripts without spaces between words, and Hangul: the letters that search_is_dense of the migration names. */
export const DENSE =
  /[\u0E01-\u0EFF\u0F40-\u0FBC\u1000-\u109F\u1780-\u17FF\u3005-\u3007\u3041-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uAC00-\uD7A3\uF900-\uFAFF\u{20000}-\u{3FFFF}]/u;

/**
 * Reads what somebody typed: words, "phrases", -exclusion and OR between alternatives. Nothing is an error: what makes
 * no sense is left out, as are an alternative that only excludes and everything beyond 200 characters or 24 terms.
 */
export function readQuestion(typed: string): Alternative[] {
  const clean = typed
    .slice(0, 2 * LONGEST)
    .normalize('NFKC')
    .slice(0, LONGEST)
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ');
  let current: Alternative = { all: [], none: [] };
  const alternatives = [current];
  let room = MOST_TERMS;
  for (const [whole, minus, quoted, curly, word] of clean.matchAll(TERM)) {
    if (whole === 'OR' || whole === '|') {
      current = { all: [], none: [] };
      alternatives.push(current);
      continue;
    }
    const terms = termsOf(quoted ?? curly ?? splitDense(word ?? '')).slice(0, room);
    room -= terms.length;
    if (minus) current.none.push(...terms);
    else current.all.push(...terms.map((term) => [term]));
  }
  return alternatives.filter(({ all }) => all.length > 0);
}

/** Every word and phrase that was asked for, none of the excluded ones. */
export function termsAsked(alternatives: readonly Alternative[]): string[] {
  return [...new Set(alternatives.flatMap(({ all }) => all.flat()))];
}

/** Punctuation divides what has no spaces; elsewhere the database knows better (U.S., example.org). */
function splitDense(word: string): string[] {
  return DENSE.test(word) ? word.split(/[^\p{L}\p{M}\p{N}.@_]+/u) : [word];
}

function termsOf(given: string | string[]): string[] {
  const trimmed = [given]
    .flat()
    .map((term) => stripEnd(term.slice(term.search(/[\p{L}\p{N}]|$/u)), /[^\p{L}\p{M}\p{N}]/u));
  return trimmed.filter(Boolean);
}
