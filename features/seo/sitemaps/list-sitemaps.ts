import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { dep } from '@/lib/render';
import { NEWS_HOURS, NEWS_LENGTH, SITEMAP_LENGTH } from '@/features/seo/sitemaps/limits';

/** The condition on `articles a` that all sitemaps share: public, and search engines are invited. */
export const INDEXABLE = Prisma.sql`a.state IN ('published', 'corrected') AND a.indexable`;

const Months = z.array(z.object({ month: z.string(), articles: z.number() }));

/**
 * The files that the index names, oldest month first and the news last: `pages.xml`, `2026-11.xml`, `2026-11-2.xml` where
 * a month has more addresses than one file may hold, `news.xml`. None of them is empty, `pages.xml` never.
 */
export async function listSitemaps(now: Date): Promise<string[]> {
  dep('archive');
  const months = Months.parse(
    await db().$queryRaw`
      SELECT m.month, m.articles FROM (
        SELECT left(key, 7) AS month, sum(articles)::int AS articles
        FROM article_counts WHERE kind = 'day' AND articles > 0 GROUP BY 1) m
      WHERE EXISTS (SELECT FROM articles a WHERE ${INDEXABLE} AND a.published_on >= (m.month || '-01')::date
        AND a.published_on < (m.month || '-01')::date + interval '1 month')
      ORDER BY 1`,
  );
  const files = await Promise.all(
    months.map(async ({ month, articles }) =>
      // Only a month with so many can need a second file, so only then is it worth counting what may be indexed.
      numbered(month, articles > SITEMAP_LENGTH ? await countMonth(month) : 1, SITEMAP_LENGTH),
    ),
  );
  return ['pages.xml', ...files.flat(), ...numbered('news', await countNews(now), NEWS_LENGTH)];
}

/** `name.xml`, `name-2.xml` and so on, as many as hold so many addresses; none for none. */
export function numbered(name: string, addresses: number, length: number): string[] {
  return Array.from({ length: Math.ceil(addresses / length) }, (_, at) =>
    at === 0 ? `${name}.xml` : `${name}-${at + 1}.xml`,
  );
}

async function countMonth(month: string): Promise<number> {
  return count(Prisma.sql`a.published_on >= ${`${month}-01`}::date
    AND a.published_on < ${`${month}-01`}::date + interval '1 month'`);
}

function countNews(now: Date): Promise<number> {
  return count(Prisma.sql`a.first_published_at > ${new Date(+now - NEWS_HOURS * 3_600_000)}`);
}

async function count(where: Prisma.Sql): Promise<number> {
  const [row] = z
    .tuple([z.object({ n: z.number() })])
    .parse(await db().$queryRaw`SELECT count(*)::int AS n FROM articles a WHERE ${INDEXABLE} AND ${where}`);
  return row.n;
}
