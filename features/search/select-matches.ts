import { z } from 'zod';
import { MOST_FOUND, type Alternative, type Filters } from '@/features/search/schema';
import { Prisma } from '@/generated/prisma/client';
import { canonicalTag } from '@/lib/locale';
import { isDay } from '@/lib/text/days';

const Match = z.object({ id: z.number(), score: z.number(), at: z.date(), total: z.number() });
export type Match = z.infer<typeof Match>;

interface Selecting {
  alternatives: readonly Alternative[];
  filters: Filters;
  /** The match that the page before ended with. */
  after?: Pick<Match, 'score' | 'at' | 'id'>;
  limit: number;
}

const MOST_HEADLINES = 200;

/**
 * Articles that meet the question and the filters, best first: those with the words as a phrase in the headline, those
 * with all of them in it, then by weight (headline, standfirst, text), the newer first where two are alike.
 *
 * A common word meets half of 100,000 articles, and each rank needs an article's whole vector. So only the newest 500
 * that meet the question are ranked, and the newest 200 that meet it in the headline: the first are counted, which is
 * the count that readers see, up to "more than 500". The two inner lists read no vector but the index.
 */
export async function selectMatches(tx: Prisma.TransactionClient, selecting: Selecting): Promise<Match[]> {
  const { alternatives, after, limit } = selecting;
  const where = narrow(selecting.filters);
  const phrase = alternatives.length === 1 ? alternatives[0]?.all.map(([term]) => term).join(' ') : '';
  const { score = null, at = null, id = null } = after ?? {};
  return z.array(Match).parse(
    await tx.$queryRaw`
      WITH asked AS MATERIALIZED (
        SELECT search_query(${JSON.stringify(alternatives)}::jsonb) AS query, search_term(${phrase}) AS phrase
      ), newest AS MATERIALIZED (
        SELECT d.article_id FROM search_documents d WHERE d.words @@ (SELECT query FROM asked) AND ${where}
        ORDER BY d.published_at DESC, d.article_id DESC LIMIT ${MOST_FOUND + 1}
      ), headlines AS MATERIALIZED (
        SELECT d.article_id FROM search_documents d WHERE d.heading @@ (SELECT query FROM asked) AND ${where}
        ORDER BY d.published_at DESC, d.article_id DESC LIMIT ${MOST_HEADLINES}
      ), ranked AS (
        SELECT d.article_id AS id, d.published_at AS at, round(1000000 * (
            2 * (d.heading @@ phrase)::int + (d.heading @@ query)::int + ts_rank('{0.05, 0.1, 0.4, 1}', d.words, query)
          ))::int AS score
        FROM asked, search_documents d
        WHERE d.article_id IN (SELECT article_id FROM newest UNION SELECT article_id FROM headlines)
      )
      SELECT *, (SELECT count(*)::int FROM newest) AS total FROM ranked
      WHERE ${score}::int IS NULL OR (score, at, id) < (${score}::int, ${at}::timestamptz, ${id}::int)
      ORDER BY score DESC, at DESC, id DESC LIMIT ${limit}`,
  );
}

/**
 * A filter that names nothing finds nothing; a day that the calendar does not have is no filter. Always the same SQL: a
 * shape for each combination would take the prepared statements that article pages need.
 */
function narrow({ section, source, language, from, to }: Filters): Prisma.Sql {
  const day = (given?: string) => (given && isDay(given) ? given : null);
  const [first, last] = [day(from), day(to)];
  const tag = language ? canonicalTag(language) : null;
  return Prisma.sql`
    (${section ?? null}::text IS NULL OR d.section_id = (SELECT id FROM sections WHERE slug = ${section ?? null}::text))
    AND (${source ?? null}::text IS NULL OR d.source_id = (SELECT id FROM sources WHERE slug = ${source ?? null}::text))
    AND (${tag}::text IS NULL OR d.language = ${tag}::text)
    AND (${first}::date IS NULL OR d.published_on >= ${first}::date)
    AND (${last}::date IS NULL OR d.published_on <= ${last}::date)`;
}
