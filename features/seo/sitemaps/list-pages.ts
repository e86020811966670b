import { z } from 'zod';
import { db } from '@/lib/db';
import { dep } from '@/lib/render';

const STANDING = [
  ...[
    '/',
    '/latest',
    '/trending',
    '/archive',
    '/sources',
    '/languages',
    '/topics',
    '/authors',
    '/corrections',
  ],
  ...['/about', '/editorial-policy', '/contact', '/privacy'],
];
const MOST_LISTS = 5000;

/** The pages that are no articles and that search engines may keep: those that stand, and lists with stories in them. */
export async function listPages(): Promise<string[]> {
  dep('latest', 'sections');
  const lists = z.array(z.object({ path: z.string() })).parse(
    await db().$queryRaw`
      SELECT path FROM (
        SELECT '/' || s.slug AS path, c.articles FROM article_counts c JOIN sections s ON s.id = c.key::int WHERE c.kind = 'section'
        UNION ALL
        SELECT '/sources/' || o.slug, c.articles FROM article_counts c JOIN sources o ON o.id = c.key::int WHERE c.kind = 'source'
        UNION ALL
        SELECT '/topics/' || t.slug, c.articles FROM article_counts c JOIN topics t ON t.id = c.key::int WHERE c.kind = 'topic'
        UNION ALL
        SELECT '/authors/' || p.slug, c.articles FROM article_counts c JOIN people p ON p.id = c.key::int WHERE c.kind = 'person'
        UNION ALL
        SELECT '/authors/' || g.slug, c.articles FROM article_counts c JOIN agencies g ON g.id = c.key::int WHERE c.kind = 'agency'
        UNION ALL
        SELECT '/languages/' || lower(c.key), c.articles FROM article_counts c WHERE c.kind = 'language'
      ) l WHERE articles > 0 ORDER BY articles DESC, path LIMIT ${MOST_LISTS}`,
  );
  return [...STANDING, ...new Set(lists.map(({ path }) => path).sort())]; // an agency may share a person's slug
}
