import { db } from '@/lib/db';

/** A section as its office shows it. */
export interface SectionRow {
  id: number;
  slug: string;
  name: string;
  description: string;
  /** Stories that readers see. */
  live: number;
  /** Whether any story or outlet is in it. */
  used: boolean;
  /** How many people may work in no other. */
  people: number;
}

/** Every section in the order of the navigation: a dozen, never thousands. */
export function listSectionRows(): Promise<SectionRow[]> {
  return db().$queryRaw<SectionRow[]>`
    SELECT s.id, s.slug, s.name, s.description, coalesce(n.articles, 0)::int AS live,
      EXISTS (SELECT FROM articles WHERE section_id = s.id) OR EXISTS (SELECT FROM sources WHERE section_id = s.id) AS used,
      (SELECT count(*)::int FROM users u WHERE s.slug = ANY (u.sections)) AS people
    FROM sections s LEFT JOIN article_counts n ON n.kind = 'section' AND n.key = s.id::text
    ORDER BY s.position, s.id`;
}
