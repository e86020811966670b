import { z } from 'zod';
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

/** Every year that has stories, newest first. */
export function listArchiveYears(): Promise<PeriodCount[]> {
  return countBy(4, Prisma.sql`true`);
}

/** A year of the archive: its days that have stories, in order, and the nearest years that have any. */
export type ArchiveYear = { days: PeriodCount[]; previous: string | null; following: string | null };

/** The days of a year, and its neighbours; null when it has no story. */
export async function getArchiveYear(year: string): Promise<ArchiveYear | null> {
  if (!/^\d{4}$/.test(year)) return null;
  const days = await countBy(10, Prisma.sql`key LIKE ${`${year}-%`}`);
  if (days.length === 0) return null;
  const years = (await listArchiveYears()).map(({ period }) => period).reverse();
  const at = years.indexOf(year);
  return { days: days.reverse(), previous: years[at - 1] ?? null, following: years[at + 1] ?? null };
}

/** The days of a month that have stories, in order, and its nearest neighbours that have any; null when it has none. */
export async function getArchiveMonth(
  month: string,
): Promise<{ days: PeriodCount[]; previous: string | null; following: string | null } | null> {
  if (!isMonth(month)) return null;
  const days = await countBy(10, Prisma.sql`key LIKE ${`${month}-%`}`);
  if (days.length === 0) return null;
  const months = (await countBy(7, Prisma.sql`true`)).map(({ period }) => period).reverse();
  const at = months.indexOf(month);
  return { days: days.reverse(), previous: months[at - 1] ?? null, following: months[at + 1] ?? null };
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
