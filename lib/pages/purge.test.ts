import { expect, test } from 'vitest';
import { db, pool } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';
import { hearPages } from '@/tools/testing/hear-pages';
import { touchPages } from '@/tools/testing/touch-pages';

const heard = hearPages(testDatabase());

const touch = (names: readonly string[]) => db().$transaction((tx) => touchPages(tx, names));

test('nobody is told before the transaction commits, nor if it fails, and each name once', async () => {
  await db().$transaction(async (tx) => {
    await touchPages(tx, ['article:7', '/world/2026-11-22/a']);
    await touchPages(tx, ['article:7', 'latest']);
    expect(await heard()).toEqual([]);
  });
  expect((await heard()).toSorted()).toEqual(['/world/2026-11-22/a', 'article:7', 'latest']);
  const failed = db().$transaction(async (tx) => {
    await touchPages(tx, ['article:8']);
    throw new Error('no');
  });
  await expect(failed).rejects.toThrow('no');
  expect(await heard()).toEqual([]);
  const { rows } = await pool().query('SELECT FROM page_touches');
  expect(rows).toEqual([]);
});

test('what is undone to a savepoint is told to nobody', async () => {
  const client = await pool().connect();
  await client.query('BEGIN');
  await client.query("SELECT touch_pages('{article:1}', false)");
  await client.query('SAVEPOINT here');
  await client.query("SELECT touch_pages('{article:2}', false)");
  await client.query('ROLLBACK TO here');
  await client.query('COMMIT');
  client.release();
  expect(await heard()).toEqual(['article:1']);
});

test('however long and many the names, each notice fits, and none is lost unless all are meant', async () => {
  const names = Array.from({ length: 1900 }, (_, at) => `/world/2026-11-28/${'ä'.repeat(at % 300)}${at}`);
  await touch(names);
  expect((await heard()).toSorted()).toEqual(names.toSorted());
  await touch(Array.from({ length: 5000 }, (_, at) => `article:${at}`));
  expect(await heard()).toEqual(['*']);
  await touch([]);
  expect(await heard()).toEqual([]);
  await touch(['a\nb']);
  expect(await heard()).toEqual(['*']);
});

test('what must not be seen again is named among however many', async () => {
  await db().$transaction(async (tx) => {
    for (let at = 0; at < 30; at++)
      await touchPages(
        tx,
        Array.from({ length: 100 }, (_, n) => `day:${at}:${n}`),
      );
    await touchPages(tx, ['!article:7', 'latest']);
  });
  expect((await heard()).toSorted()).toEqual(['!article:7', '*']);
});

test('many publishes at once wait in one order, and a list is told of a second after the first, however many follow', async () => {
  await db().hub.create({ data: { url: 'http://hub.example/' } });
  const lists = ['latest', ...Array.from({ length: 12 }, (_, at) => `topic:${at}`)];
  const begun: number[] = [];
  const publish = (names: string[]) =>
    db().$transaction(async (tx) => {
      begun.push(1); // of one that is undone, each time
      for (const name of names) await touchPages(tx, [name]);
      await new Promise((resolve) => setTimeout(resolve, 20));
    });
  const times = async () => {
    const { rows } = await pool().query<{ key: string; run_at: Date }>(
      "SELECT key, run_at FROM graphile_worker.jobs WHERE task_identifier = 'list.changed' ORDER BY key",
    );
    return rows.map(({ key, run_at }) => [key, run_at.getTime()]);
  };
  await publish(lists);
  const first = await times();
  await Promise.all(Array.from({ length: 12 }, (_, at) => publish(at % 2 ? lists : lists.toReversed())));
  await db().hub.deleteMany();
  expect(first).toHaveLength(13);
  expect(await times()).toEqual(first);
  expect(begun).toHaveLength(13);
  await touch(['latest']);
  expect(await times()).toEqual(first);
});
