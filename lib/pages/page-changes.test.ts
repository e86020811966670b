import { expect, test } from 'vitest';
import { db, pool } from '@/lib/db';
import { PageChanges } from '@/lib/pages/page-changes';
import { testDatabase } from '@/tools/test-database';
import { touchPages } from '@/tools/testing/touch-pages';

testDatabase();

const seconds = (at: Date | null) => (at ? Math.floor(at.getTime() / 1000) : null);

test('what is taken away dates every page that depended on it, by a second that no earlier answer named', async () => {
  const changes = new PageChanges();
  expect(await changes.newestOf(['section:world'])).toBeNull();
  const before = seconds(new Date()) ?? 0;
  await db().$transaction((tx) => touchPages(tx, ['!article:7', 'section:world', '/world/a-story']));
  expect(await changes.newestOf(['section:world'])).toBeNull(); // nothing was heard yet
  changes.heard();
  const at = seconds(await changes.newestOf(['latest', 'section:world']));
  expect(at).toBeGreaterThan(before);
  expect(seconds(await changes.newestOf(['article:7', 'latest']))).toBe(at);
  expect(await changes.newestOf(['latest', 'path:/world/a-story'])).toBeNull();
  expect(seconds(await new PageChanges().newestOf(['article:7']))).toBe(at); // another process says the same
});

test('what dates itself is written down nowhere', async () => {
  const changes = new PageChanges();
  await db().$transaction((tx) => touchPages(tx, ['article:8', 'latest'], { isDated: true }));
  changes.heard();
  expect(await changes.newestOf(['article:8', 'latest'])).toBeNull();
});

test('of two at the same moment none is lost, in whatever order they name and commit', async () => {
  const changes = new PageChanges();
  const all = ['a:1', 'b:2', 'c:3', 'd:4'];
  await Promise.all(
    Array.from({ length: 12 }, (_, at) =>
      db().$transaction((tx) => touchPages(tx, at % 2 ? all : [...all].reverse())),
    ),
  );
  // One that began earlier commits after a later one was read.
  await pool()
    .query(`INSERT INTO page_changes (name, at) VALUES ('late:1', now()), ('early:1', now() - interval '1 minute')
    ON CONFLICT DO NOTHING`);
  changes.heard();
  for (const name of [...all, 'late:1', 'early:1']) expect(await changes.newestOf([name])).not.toBeNull();
  await pool().query(
    `INSERT INTO page_changes (name, at) VALUES ('earlier:1', now() - interval '2 minutes')`,
  );
  changes.heard();
  expect(await changes.newestOf(['earlier:1'])).not.toBeNull();
});

test('of more changes than memory holds none is dated too early', async () => {
  await pool().query('TRUNCATE page_changes');
  await pool().query(`INSERT INTO page_changes (name, at)
    SELECT 'article:' || n, date_trunc('second', now()) - n * interval '1 second' FROM generate_series(1, 45000) AS n`);
  const changes = new PageChanges();
  const { rows } = await pool().query<{ name: string; at: Date }>(
    `SELECT name, at FROM page_changes WHERE name IN ('article:7', 'article:20001', 'article:44000')`,
  );
  for (const { name, at } of rows)
    expect((await changes.newestOf([name]))?.getTime()).toBeGreaterThanOrEqual(at.getTime());
  const seventh = rows.find(({ name }) => name === 'article:7');
  expect(await changes.newestOf(['article:7'])).toEqual(seventh?.at); // what it holds is exact
});
