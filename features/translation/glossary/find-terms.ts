import type { Term } from '@/features/translation/glossary/check-terms';
import type { Prisma } from '@/generated/prisma/client';

/** Where terms are looked for. */
interface Place {
  from: string;
  to: string;
  sectionId: number;
  text: string;
}

/**
 * The glossary's terms that may stand in a text: the section's own before those of every section, the longest first and
 * never more than 200. The database sifts them, so that a glossary of thousands costs one query.
 */
export async function findTerms(tx: Prisma.TransactionClient, place: Place): Promise<Term[]> {
  const { from, to, sectionId, text } = place;
  return tx.$queryRaw<Term[]>`
    SELECT term, translation, "caseSensitive" FROM (
      SELECT DISTINCT ON (lower(term)) term, translation, case_sensitive AS "caseSensitive"
      FROM glossary_terms
      WHERE source_language IN (${from}, split_part(${from}, '-', 1)) AND target_language = ${to}
        AND (section_id IS NULL OR section_id = ${sectionId}) AND strpos(lower(${text}), lower(term)) > 0
      ORDER BY lower(term), section_id NULLS LAST
    ) AS found ORDER BY length(term) DESC, term LIMIT 200`;
}
