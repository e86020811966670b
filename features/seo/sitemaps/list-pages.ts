import { z } from 'zod';
import { LIVE } from '@/features/stories/select-stories';
import type { Listed } from '@/features/seo/sitemaps/write-sitemap';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { standingDate } from '@/lib/postgres/standing-date';
import { changed, dep } from '@/lib/render';

/** Those that change with the newest story, and those that only we change. */
const MOVING = ['/', '/latest', '/trending', '/archive', '/sources', '/languages', '/topics', '/authors'];
const STANDING = ['/about', '/editorial-policy', '/contact', '/privacy'];
const MOST_LISTS = 5000;

const Pages = z.array(z.object({ path: z.string(), changedAt: z.date().nullable() }));

/** The pages that are no articles and that search engines may keep: those that stand, and lists with stories in them. */
export async function listPages(): Promise<Listed[]> {
  dep('latest', 'sections', 'topics', 'authors', 'sources', 'languages', 'corrections');
  const lists = Pages.parse(
    await db().$queryRaw`
      SELECT path, at AS "changedAt" FROM (
        SELECT '/' || s.slug AS path, c.articles, ${newest(Prisma.sql`a.section_id = s.id`)} AS at
        FROM article_counts c JOIN sections s ON s.id = c.key::int WHERE c.kind = 'section'
        UNION ALL
        SELECT '/sources/' || o.slug, c.articles, ${newest(Prisma.sql`a.source_id = o.id`)}
        FROM article_counts c JOIN sources o ON o.id = c.key::int WHERE c.kind = 'source'
        UNION ALL
        SELECT '/topics/' || t.slug, c.articles, (SELECT max(n.live_at) FROM article_topics n WHERE n.topic_id = t.id)
        FROM article_counts c JOIN topics t ON t.id = c.key::int WHERE c.kind = 'topic'
        UNION ALL
        SELECT '/authors/' || p.slug, c.articles, (SELECT max(n.live_at) FROM bylines n WHERE n.person_id = p.id)
        FROM article_counts c JOIN people p ON p.id = c.key::int WHERE c.kind = 'person'
        UNION ALL
        SELECT '/authors/' || g.slug, c.articles, (SELECT max(n.live_at) FROM bylines n WHERE n.agency_id = g.id)
        FROM article_counts c JOIN agencies g ON g.id = c.key::int WHERE c.kind = 'agency'
        UNION ALL
        SELECT '/languages/' || lower(c.key), c.articles, ${newest(Prisma.sql`a.original_language = c.key`)}
        FROM article_counts c WHERE c.kind = 'language'
      ) l WHERE articles > 0 ORDER BY articles DESC, path LIMIT ${MOST_LISTS}`,
  );
  const stood = await standingDate();
  const latest = lists.reduce<Date | null>((last, { changedAt }) => later(last, changedAt), null) ?? stood;
  if (latest) changed(latest);
  return [
    ...MOVING.map((path) => ({ path, changedAt: latest })),
    { path: '/corrections', changedAt: (await newestCorrection()) ?? stood },
    ...STANDING.map((path) => ({ path, changedAt: stood })),
    ...byPath(lists),
  ];
}

async function newestCorrection(): Promise<Date | null> {
  const { _max } = await db().correction.aggregate({ _max: { at: true } });
  return _max.at;
}

/** The newest story of a list, from the index that its page reads. */
function newest(where: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT a.first_published_at FROM articles a WHERE ${LIVE} AND ${where}
    ORDER BY a.first_published_at DESC LIMIT 1)`;
}

/** In order; an agency may share a person's slug. */
function byPath(lists: Listed[]): Listed[] {
  const known = new Map<string, Listed>();
  for (const { path, changedAt } of lists)
    known.set(path, { path, changedAt: later(known.get(path)?.changedAt ?? null, changedAt) });
  return [...known.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function later(a: Date | null, b: Date | null): Date | null {
  return a && b ? new Date(Math.max(+a, +b)) : (a ?? b);
}
