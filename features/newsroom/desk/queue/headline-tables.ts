import { Prisma } from '@/generated/prisma/client';

const { sql } = Prisma;

/** The indexes of headlines know three letters and more. Of less, this many of the newest are looked through. */
export const NEWEST_LOOKED_AT = 5000;
const LEAST_LETTERS = 3;

/** Whether so little was typed that only the newest headlines are looked at. */
export function isShort(q: string): boolean {
  return Array.from(q).length < LEAST_LETTERS;
}

/** Where headlines are looked for: our own and the outlets', all of them or, for less than three letters, the newest. */
export function headlineTables(q: string): { articles: Prisma.Sql; revisions: Prisma.Sql } {
  if (!isShort(q)) return { articles: sql`articles`, revisions: sql`source_revisions` };
  return {
    articles: sql`(SELECT id, headline, state, updated_at, section_id, original_language FROM articles ORDER BY id DESC LIMIT ${NEWEST_LOOKED_AT})`,
    revisions: sql`(SELECT id, headline FROM source_revisions ORDER BY id DESC LIMIT ${NEWEST_LOOKED_AT})`,
  };
}
