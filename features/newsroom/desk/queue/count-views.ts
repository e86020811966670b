import { articleConditions, type Asking, itemConditions } from '@/features/newsroom/desk/queue/filter-sql';
import type { DeskFilter } from '@/features/newsroom/desk/schema';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';

const { sql, join } = Prisma;

/** A count stops here: what it takes does not grow with the archive. */
const MOST = 1000;

/** How many rows each filter has, up to a thousand, in one statement. */
export async function countViews(filters: readonly DeskFilter[], asking: Asking): Promise<number[]> {
  if (filters.length === 0) return [];
  const counts = filters.map((filter, at) => sql`SELECT ${at}::int AS at, ${countOf(filter, asking)} AS n`);
  const rows = await db().$queryRaw<{ n: number }[]>`
    SELECT n FROM (${join(counts, ' UNION ALL ')}) v ORDER BY at`;
  return rows.map(({ n }) => n);
}

/** The count as it is written: `1,000+` where it stopped. */
export function shownCount(count: number): string {
  return count >= MOST ? '1,000+' : String(count);
}

function countOf(filter: DeskFilter, asking: Asking): Prisma.Sql {
  const items = itemConditions(filter, asking);
  const articles = sql`(SELECT 1 FROM articles a WHERE ${articleConditions(filter, asking)} LIMIT ${MOST})`;
  const both = items
    ? sql`${articles} UNION ALL (SELECT 1 FROM source_items i WHERE ${items} LIMIT ${MOST})`
    : articles;
  return sql`(SELECT least(count(*), ${MOST})::int FROM (${both}) c)`;
}
