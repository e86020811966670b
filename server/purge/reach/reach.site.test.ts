import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDb } from '@/lib/db';
import { loadDemo } from '@/prisma/seed';
import { testDatabase } from '@/tools/test-database';
import { hearPages } from '@/tools/testing/hear-pages';
import { type NextApp, startNext } from '../../next-app';
import { changeColumn, comeAndGo, type Done, isApart, mayBeLate, unknownOf } from './test-changes';
import { columnsRead, watchNoMore, watchQueries } from './test-columns';
import { addressesAround, chooseSubject, furnish, type Kept, renderAll } from './test-pages';

const databaseUrl = testDatabase();
const heard = hearPages(databaseUrl);
let next: NextApp;
let subject: Awaited<ReturnType<typeof chooseSubject>>;
let before: Map<string, Kept>;
let columns: string[];

beforeAll(async () => {
  await loadDemo({ now: new Date() });
  next = await startNext({ development: false, host: '127.0.0.1', port: 0 });
  subject = await chooseSubject();
  await furnish(subject);
  const queries = watchQueries();
  before = await fresh();
  watchNoMore();
  columns = (await columnsRead(queries, databaseUrl)).filter((column) => !isApart(column));
  await heard();
}, 300_000);
afterAll(async () => {
  await next.close();
  await closeDb();
});

const fresh = () => renderAll(next, addressesAround(subject), ['/an-old-address', subject.path]);
const said = (pages: Map<string, Kept>) => [...pages].map(([address, { text }]) => [address, text]);

/** What a change, which is then undone, moved: pages that show it, and of them those that would be kept as they were. */
async function look({ what, undo }: Done, column: string): Promise<{ shown: number; kept: string[] }> {
  const names = new Set((await heard()).map((name) => name.replace(/^!/, '')));
  const after = await fresh();
  await undo();
  await heard();
  const moved = [...before].filter(([address, { text }]) => after.get(address)?.text !== text);
  const kept = moved.filter(([, page]) => !goes(page, names) && !mayBeLate(column, page));
  return { shown: moved.length, kept: kept.map(([address]) => `${what}: ${address}`) };
}

function goes(page: Kept, names: ReadonlySet<string>): boolean {
  return names.has('*') || [...page.names].some((name) => names.has(name));
}

test('whatever changes of what a page shows, the page goes: every column that pages read, found from their queries', async () => {
  expect(unknownOf(columns)).toEqual([]);
  expect(columns.length).toBeGreaterThan(90);
  expect(said(await fresh())).toEqual(said(before)); // a page says the same as long as nothing changes
  const [kept, shown]: [string[], Set<string>] = [[], new Set()];
  for (const column of columns) {
    await changeColumn(column, subject.id, async (done) => {
      const found = await look(done, column);
      kept.push(...found.kept);
      if (found.shown > 0) shown.add(column);
      return found.shown > 0;
    });
  }
  expect(kept).toEqual([]);
  expect(shown.size).toBeGreaterThan(60); // or nothing was looked at
  expect(said(await fresh())).toEqual(said(before));
}, 900_000);

test('whatever comes or goes of what a page shows, the page goes', async () => {
  const kept: string[] = [];
  const shown: string[] = [];
  for await (const { table, done } of comeAndGo(subject.id)) {
    const found = await look(done, table);
    kept.push(...found.kept);
    if (found.shown > 0) shown.push(table);
  }
  expect(kept).toEqual([]);
  expect(shown.length).toBeGreaterThan(5);
  expect(said(await fresh())).toEqual(said(before));
}, 900_000);
