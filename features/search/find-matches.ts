import { correctQuestion, findCorrections, type Corrections } from '@/features/search/question/correct-words';
import { loosenQuestion } from '@/features/search/question/loosen-question';
import type { ResultCursor } from '@/features/search/result-cursor';
import type { Alternative, Filters, Found } from '@/features/search/schema';
import { selectMatches, type Match } from '@/features/search/select-matches';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';

const PATIENCE = 2000;

export interface Finding {
  alternatives: Alternative[];
  filters: Filters;
  after?: ResultCursor;
  limit: number;
}

/** What was found, how, and with which question: the one asked, or what had to become of it. */
export interface Matches {
  matches: Match[];
  by: Found['by'];
  alternatives: Alternative[];
  corrections: Corrections;
}

/**
 * Looks for a question as it was asked; only where that finds nothing, with words corrected that no story has; then with
 * most of the words. A cursor says which of these its list was. Null when all that took more than two seconds, so that
 * one reader's question does not take everybody's database.
 */
export async function findMatches(finding: Finding): Promise<Matches | null> {
  try {
    return await db().$transaction((tx) => new Search(tx, finding).run(), {
      timeout: 3 * PATIENCE,
    });
  } catch (error) {
    if (isTimeout(error)) return null;
    throw error;
  }
}

class OutOfTime extends Error {}

class Search {
  readonly #tx: Prisma.TransactionClient;
  readonly #finding: Finding;
  readonly #deadline = Date.now() + PATIENCE;

  constructor(tx: Prisma.TransactionClient, finding: Finding) {
    this.#tx = tx;
    this.#finding = finding;
  }

  async run(): Promise<Matches> {
    const { alternatives, after } = this.#finding;
    const nothing: Corrections = new Map();
    const exact = after && after.by !== 'exact' ? [] : await this.#select(alternatives);
    const found = { matches: exact, by: 'exact' as const, alternatives, corrections: nothing };
    if (exact.length > 0 || after?.by === 'exact') return found;
    await this.#watchTheClock();
    const corrections = await findCorrections(this.#tx, alternatives);
    const corrected = correctQuestion(alternatives, corrections);
    if (corrections.size > 0 && corrected.length > 0 && after?.by !== 'most') {
      const matches = await this.#select(corrected);
      if (matches.length > 0 || after)
        return { matches, by: 'corrected', alternatives: corrected, corrections };
    }
    const loose = loosenQuestion(corrected);
    const matches = loose.length > 0 ? await this.#select(loose) : [];
    return matches.length > 0 ? { matches, by: 'most', alternatives: loose, corrections } : found;
  }

  async #select(alternatives: Alternative[]): Promise<Match[]> {
    await this.#watchTheClock();
    const { filters, after, limit } = this.#finding;
    return selectMatches(this.#tx, { alternatives, filters, after, limit });
  }

  /** No statement may take longer than what is left. */
  async #watchTheClock(): Promise<void> {
    const left = this.#deadline - Date.now();
    if (left < 1) throw new OutOfTime();
    await this.#tx.$executeRaw`SELECT set_config('statement_timeout', ${String(left)}, true)`;
  }
}

function isTimeout(error: unknown): boolean {
  if (error instanceof OutOfTime) return true;
  // 57014: query_canceled, which is how Postgres ends a statement that took too long.
  return (
    error instanceof Prisma.PrismaClientKnownRequestError && JSON.stringify(error.meta).includes('57014')
  );
}
