import { z } from 'zod';
import { INDEXABLE } from '@/features/seo/sitemaps/list-sitemaps';
import { NEWS_HOURS, NEWS_LENGTH, SITEMAP_LENGTH } from '@/features/seo/sitemaps/limits';
import { Prisma } from '@/generated/prisma/client';
import { isMonth } from '@/lib/text/days';
import { db } from '@/lib/db';
import { changed, dep, expires } from '@/lib/render';

const Entry = z.object({
  id: z.number(),
  path: z.string(),
  headline: z.string(),
  publishedAt: z.date(),
  changedAt: z.date(),
});
/** An article's line in a sitemap. */
export type Entry = z.infer<typeof Entry>;

const BATCH = 1000;

/** The indexable articles of a month in the order they were published, `part` counting files from 1; read in batches. */
export async function* readMonth(month: string, part: number): AsyncGenerator<Entry[]> {
  if (!isMonth(month)) return;
  for (let day = 1; day <= 31; day++) dep(`day:${month}-${String(day).padStart(2, '0')}`);
  const inMonth = Prisma.sql`a.published_on >= ${`${month}-01`}::date
    AND a.published_on < ${`${month}-01`}::date + interval '1 month'`;
  let left = SITEMAP_LENGTH;
  let beyond = Prisma.empty;
  let skip = (part - 1) * SITEMAP_LENGTH;
  while (left > 0) {
    const entries = await selectEntries(
      Prisma.sql`${inMonth} ${beyond} ORDER BY a.first_published_at, a.id LIMIT ${Math.min(BATCH, left)} OFFSET ${skip}`,
    );
    const last = entries.at(-1);
    if (!last) return;
    yield entries;
    left -= entries.length;
    skip = 0;
    beyond = Prisma.sql`AND (a.first_published_at, a.id) > (${last.publishedAt}, ${last.id})`;
  }
}

/** What was first published in the last 48 hours, newest first. The page is good until the oldest of them is no news. */
export async function readNews(now: Date, part: number): Promise<Entry[]> {
  dep('latest');
  const since = new Date(+now - NEWS_HOURS * 3_600_000);
  const entries = await selectEntries(
    Prisma.sql`a.first_published_at > ${since}
      ORDER BY a.first_published_at DESC, a.id DESC LIMIT ${NEWS_LENGTH} OFFSET ${(part - 1) * NEWS_LENGTH}`,
  );
  const oldest = entries.at(-1);
  if (oldest) expires(new Date(+oldest.publishedAt + NEWS_HOURS * 3_600_000));
  dep(...entries.map(({ id }) => `article:${id}`));
  return entries;
}

async function selectEntries(where: Prisma.Sql): Promise<Entry[]> {
  const entries = z.array(Entry).parse(
    await db().$queryRaw`
      SELECT a.id, a.path, r.headline, a.first_published_at AS "publishedAt",
        greatest(a.modified_at, a.first_published_at) AS "changedAt"
      FROM articles a JOIN article_revisions r ON r.id = a.published_revision_id
      WHERE ${INDEXABLE} AND ${where}`,
  );
  changed(...entries.map(({ changedAt }) => changedAt));
  return entries;
}
