import type { Shelf } from '@/features/newsroom/offices/schema';
import { readCursor, writeCursor } from '@/lib/cursor';

const PAGE_LENGTH = 30;

/** One page of a list, newest first; `next` is the cursor of the page after it. */
export interface Page<Item> {
  items: Item[];
  next: string | null;
}

/** How Prisma asks for one page, with one row more than it shows. A cursor that makes no sense is the first page. */
export function pageAsked({ after }: Pick<Shelf, 'after'>) {
  const cursor = after === undefined ? null : readCursor(after);
  return {
    where: cursor ? { OR: [{ at: { lt: cursor.at } }, { at: cursor.at, id: { lt: cursor.id } }] } : {},
    orderBy: [{ at: 'desc' as const }, { id: 'desc' as const }],
    take: PAGE_LENGTH + 1,
  };
}

/** The page in the rows that came, and whether there is another. */
export function pageOf<Row extends { at: Date; id: number | bigint }>(rows: Row[]): Page<Row> {
  const items = rows.slice(0, PAGE_LENGTH);
  const last = items.at(-1);
  const more = rows.length > PAGE_LENGTH && last;
  return { items, next: more ? writeCursor({ at: last.at, id: Number(last.id) }) : null };
}
