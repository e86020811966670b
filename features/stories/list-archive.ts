import { z } from 'zod';
import { dateByNewest } from '@/features/stories/select-stories';
import { Prisma } from '@/generated/prisma/client';
import { isMonth } from '@/lib/text/days';
import { db } from '@/lib/db';
import { dep } from '@/lib/render';

/** How many public stories a period holds; `period` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export interface PeriodCount {
  period: string;
  articles: number;
}

const PeriodCounts = z.array(z.object({ period: z.string(), articles: z.number() }));

/** Every month that has stories, newest first. */
export async function listArchiveMonths(): Promise<PeriodCount[]> {
  await dateByNewest();
  return countBy(7, Prisma.sql`true`);
}

/** A year: its days that have stories, in order, and its nearest neighbours that have any; null when it has none. */
export async function getArchiveYear(
  year: string,
): Promise<{ days: PeriodCount[]; previous: string | null; following: string | null } | null> {
  if (!/^\d{4}$/.test(year)) return null;
  const days = await countBy(10, Prisma.sql`key LIKE ${`${year}-%`}`);
  if (days.length === 0) return null;
  await dateByNewest(publishedIn(`${year}-01-01`, '1 year'));
  return { days: days.reverse(), ...(await neighboursOf(year)) };
}

/** The days of a month that have stories, in order, and its nearest neighbours that have any; null when it has none. */
export async function getArchiveMonth(
  month: string,
): Promise<{ days: PeriodCount[]; previous: string | null; following: string | null } | null> {
  if (!isMonth(month)) return null;
  const days = await countBy(10, Prisma.sql`key LIKE ${`${month}-%`}`);
  if (days.length === 0) return null;
  await dateByNewest(publishedIn(`${month}-01`, '1 month'));
  return { days: days.reverse(), ...(await neighboursOf(month)) };
}

function publishedIn(first: string, length: '1 month' | '1 year') {
  return Prisma.sql`a.published_on >= ${first}::date AND a.published_on < ${first}::date + ${length}::interval`;
}

/** The nearest periods of the same length that have stories. */
async function neighboursOf(period: string) {
  const periods = (await countBy(period.length, Prisma.sql`true`)).map((counted) => counted.period);
  const at = periods.indexOf(period);
  return { previous: periods[at + 1] ?? null, following: periods[at - 1] ?? null };
}

/** Sums the counts that the database keeps for each day: a few hundred rows a year, however many articles. */
async function countBy(characters: number, where: Prisma.Sql): Promise<PeriodCount[]> {
  dep('archive');
  return PeriodCounts.parse(
    await db().$queryRaw`
      SELECT left(key, ${characters}::int) AS period, sum(articles)::int AS articles
      FROM article_counts WHERE kind = 'day' AND articles > 0 AND ${where} GROUP BY 1 ORDER BY 1 DESC`,
  );
}
