import { type DeskFilter, readFilter, writeFilter } from '@/features/newsroom/desk/schema';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

const MOST = 30;

export interface SavedView {
  id: number;
  name: string;
  filter: DeskFilter;
}

/** A person's saved views, by name. */
export async function listSavedFilters(userId: number): Promise<SavedView[]> {
  const rows = await db().savedFilter.findMany({ where: { userId }, orderBy: { name: 'asc' }, take: MOST });
  return rows.map(({ id, name, query }) => ({ id, name, filter: parseQuery(query) }));
}

/** Keeps a view under a name; the same name again replaces it. Answers the name as kept. */
export async function saveFilter(given: { userId: number; name: string; query: string }): Promise<string> {
  const { userId } = given;
  const name = given.name.trim().slice(0, 60);
  if (!name) throw new Refusal('invalid', 'Give the view a name.', 'name');
  const query = writeFilter(parseQuery(given.query.slice(0, 2000)));
  await db().$transaction(async (tx) => {
    // Two windows that save at once are counted one after the other.
    await tx.$executeRaw`SELECT 1 FROM users WHERE id = ${userId} FOR UPDATE`;
    const others = await tx.savedFilter.count({ where: { userId, name: { not: name } } });
    if (others >= MOST)
      throw new Refusal('conflict', `${MOST} views are kept at most. Delete one first.`, 'name');
    await tx.savedFilter.upsert({
      where: { userId_name: { userId, name } },
      create: { userId, name, query },
      update: { query },
    });
  });
  return name;
}

/** Whose view it is; null: there is none. */
export async function findOwner(id: number): Promise<number | null> {
  if (!(id > 0 && id <= 2_147_483_647)) return null;
  const view = await db().savedFilter.findUnique({ where: { id }, select: { userId: true } });
  return view?.userId ?? null;
}

/** Forgets one of a person's own views; a second time is fine. */
export async function deleteFilter({ userId, id }: { userId: number; id: number }): Promise<void> {
  await db().savedFilter.deleteMany({ where: { userId, id } });
}

function parseQuery(query: string): DeskFilter {
  return readFilter(Object.fromEntries(new URLSearchParams(query)));
}
