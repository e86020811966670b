import { z } from 'zod';
import type { Listed } from '@/features/seo/sitemaps/write-sitemap';
import { LIVE } from '@/features/stories/select-stories';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { standingDate } from '@/lib/postgres/standing-date';
import { changed, dep, expires } from '@/lib/render';
import { NEWS_HOURS, NEWS_LENGTH, SITEMAP_LENGTH } from '@/features/seo/sitemaps/limits';

/** The condition on `articles a` that all sitemaps share: public, and search engines are invited. */
export const INDEXABLE = Prisma.sql`a.state IN ('published', 'corrected') AND a.indexable`;

const CHANGED = Prisma.sql`max(greatest(a.modified_at, a.first_published_at))`;
const Months = z.array(z.object({ month: z.string(), articles: z.number(), changedAt: z.date() }));

/**
 * The files that the index names, oldest month first and the news last: `pages.xml`, `2026-11.xml`, `2026-11-2.xml` where
 * a month has more addresses than one file may hold, `news.xml`. None of them is empty, `pages.xml` never. Each bears
 * the date of the newest change among what it, or its month, holds.
 */
export async function listSitemaps(now: Date): Promise<Listed[]> {
  dep('archive');
  const months = Months.parse(
    await db().$queryRaw`
      SELECT m.month, m.articles, l.at AS "changedAt" FROM (
        SELECT left(key, 7) AS month, sum(articles)::int AS articles
        FROM article_counts WHERE kind = 'day' AND articles > 0 GROUP BY 1) m,
      LATERAL (SELECT ${CHANGED} AS at FROM articles a WHERE ${INDEXABLE} AND a.published_on >= (m.month || '-01')::date
        AND a.published_on < (m.month || '-01')::date + interval '1 month') l
      WHERE l.at IS NOT NULL ORDER BY 1`,
  );
  const files = await Promise.all(
    months.map(async ({ month, articles, changedAt }) => {
      // Only a month with so many can need a second file, so only then is it worth counting what may be indexed.
      const addresses = articles > SITEMAP_LENGTH ? await countMonth(month) : 1;
      return dated(numbered(month, addresses, SITEMAP_LENGTH), changedAt);
    }),
  );
  const pages = await newestPage();
  const all = [...dated(['pages.xml'], pages), ...files.flat(), ...(await listNews(now))];
  changed(...all.map(({ changedAt }) => changedAt));
  return all;
}

/** The index is good until the last of the news files, which is the first to be empty, has no more in it. */
async function listNews(now: Date): Promise<Listed[]> {
  const since = new Date(+now - NEWS_HOURS * 3_600_000);
  const [{ n, at }] = News.parse(
    await db().$queryRaw`
      SELECT count(*)::int AS n, ${CHANGED} AS at FROM articles a WHERE ${INDEXABLE} AND a.first_published_at > ${since}`,
  );
  const files = numbered('news', n, NEWS_LENGTH);
  if (files.length === 0) return [];
  const firstOfLast = z.array(z.object({ at: z.date() })).parse(
    await db().$queryRaw`
      SELECT a.first_published_at AS at FROM articles a WHERE ${INDEXABLE} AND a.first_published_at > ${since}
      ORDER BY a.first_published_at DESC, a.id DESC LIMIT 1 OFFSET ${(files.length - 1) * NEWS_LENGTH}`,
  );
  for (const last of firstOfLast) expires(new Date(+last.at + NEWS_HOURS * 3_600_000));
  return dated(files, at);
}

const News = z.tuple([z.object({ n: z.number(), at: z.date().nullable() })]);

/** Every list moves with the newest story. */
async function newestPage(): Promise<Date | null> {
  const rows = await db().$queryRaw`
    SELECT a.first_published_at AS at FROM articles a WHERE ${LIVE} ORDER BY a.first_published_at DESC LIMIT 1`;
  const [row] = z.array(z.object({ at: z.date() })).parse(rows);
  return row?.at ?? standingDate();
}

function dated(files: string[], changedAt: Date | null): Listed[] {
  return files.map((file) => ({ path: `/sitemaps/${file}`, changedAt }));
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

async function count(where: Prisma.Sql): Promise<number> {
  const [row] = z
    .tuple([z.object({ n: z.number() })])
    .parse(await db().$queryRaw`SELECT count(*)::int AS n FROM articles a WHERE ${INDEXABLE} AND ${where}`);
  return row.n;
}
