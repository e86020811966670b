import { DENSE } from '@/features/search/question/read-question';
import type { Alternative } from '@/features/search/schema';

const PARTS = 3;
const DENSE_PIECE = 4;

/**
 * The question with one thing in it allowed to be wrong: its words in three parts, of which any two must be there. One
 * slip spoils one part only, so whatever it was, the other two find the story. Of two words, either.
 */
export function loosenQuestion(alternatives: readonly Alternative[]): Alternative[] {
  return alternatives.flatMap(({ all, none }): Alternative[] => {
    const units = all.flatMap(cutDense);
    if (units.length < 2) return [];
    const parts = Math.min(PARTS, units.length);
    const left = Array.from({ length: parts }, (_, spoilt) =>
      units.filter((_, at) => Math.floor((at * parts) / units.length) !== spoilt),
    );
    return left.map((rest) => ({ all: rest, none }));
  });
}

/** A run without spaces is several words: pieces of it can be told apart. */
function cutDense(spellings: string[]): string[][] {
  const [term = ''] = spellings;
  const letters = Array.from(term);
  if (!DENSE.test(term) || letters.length < 4) return [spellings];
  const pieces = Math.max(2, Math.ceil(letters.length / DENSE_PIECE));
  const size = Math.ceil(letters.length / pieces);
  return Array.from({ length: pieces }, (_, at) => [letters.slice(at * size, (at + 1) * size).join('')]);
}
