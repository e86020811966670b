import { z } from 'zod';
import { DENSE, termsAsked } from '@/features/search/question/read-question';
import type { Alternative } from '@/features/search/schema';
import type { Prisma } from '@/generated/prisma/client';

const Unknown = z.object({ term: z.string(), folded: z.string(), similar: z.array(z.string()) });
const MOST_SPELLINGS = 3;

/** What unknown words may have meant, nearest first; empty when nothing is near. */
export type Corrections = Map<string, string[]>;

/**
 * Words that no story has, each with the words of headlines and standfirsts that are one slip away (two in a long
 * word). Phrases and scripts without spaces are not corrected.
 */
export async function findCorrections(
  tx: Prisma.TransactionClient,
  alternatives: readonly Alternative[],
): Promise<Corrections> {
  const words = termsAsked(alternatives).filter(
    (term) => /^[\p{L}\p{M}\p{N}'’]{3,30}$/u.test(term) && !DENSE.test(term),
  );
  // Two letters that changed places leave a word of six with a quarter of its trigrams.
  await tx.$executeRaw`SET LOCAL pg_trgm.similarity_threshold = 0.2`;
  const unknown = z.array(Unknown).parse(
    await tx.$queryRaw`
      SELECT term, folded, array(SELECT word FROM search_words WHERE word % folded
                                 ORDER BY similarity(word, folded) DESC, word LIMIT 50) AS similar
      FROM unnest(${words}::text[]) AS term CROSS JOIN LATERAL (SELECT lower(unaccent(term)) AS folded) AS f
      WHERE numnode(plainto_tsquery('search_en', term)) > 0
        AND NOT EXISTS (SELECT FROM search_documents WHERE words @@ search_term(term))`,
  );
  const near = unknown.map(({ term, folded, similar }) => [term, nearest(folded, similar)] as const);
  const living = await keepLiving(
    tx,
    near.flatMap(([, spellings]) => spellings),
  );
  return new Map(near.map(([term, spellings]) => [term, spellings.filter((word) => living.has(word))]));
}

/** Words outlive their stories; one that readers can no longer see must not be offered to them. */
async function keepLiving(tx: Prisma.TransactionClient, words: string[]): Promise<Set<string>> {
  if (words.length === 0) return new Set();
  const rows = await tx.$queryRaw`
    SELECT word FROM unnest(${words}::text[]) AS word
    WHERE EXISTS (SELECT FROM search_documents WHERE words @@ search_term(word))`;
  return new Set(
    z
      .array(z.object({ word: z.string() }))
      .parse(rows)
      .map(({ word }) => word),
  );
}

/** The question with every unknown word replaced by what it may have meant, or left out when nothing is near it. */
export function correctQuestion(
  alternatives: readonly Alternative[],
  corrections: Corrections,
): Alternative[] {
  return alternatives
    .map(({ all, none }) => ({
      all: all.map((spellings) => spellings.flatMap((term) => corrections.get(term) ?? [term])).filter(isAny),
      none,
    }))
    .filter(({ all }) => isAny(all));
}

function nearest(word: string, similar: string[]): string[] {
  const slips = word.length < 8 ? 1 : 2;
  const near = similar.map((candidate) => ({ candidate, slips: countSlips(word, candidate) }));
  const least = Math.min(slips, ...near.map((found) => found.slips));
  return near
    .filter((found) => found.slips <= least)
    .map(({ candidate }) => candidate)
    .slice(0, MOST_SPELLINGS);
}

/** How many letters must be added, left out, changed or swapped with their neighbour (optimal string alignment). */
export function countSlips(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next[j] = Math.min(
        ...[(row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1)],
        swapped ? (before[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}

function isAny(list: readonly unknown[]): boolean {
  return list.length > 0;
}
