import fc from 'fast-check';
import pg from 'pg';
import { expect, test } from 'vitest';
import { testDatabase } from '@/tools/test-database';
import { db, pool } from './db';
import { env } from './env';
import { PAGES_CHANNEL, pagesChanged, purgeNotices } from './purge';

const databaseUrl = testDatabase();

test('nobody is told before the transaction commits, nor if it fails', async () => {
  const told: string[] = [];
  const client = new pg.Client(databaseUrl);
  await client.connect();
  client.on('notification', ({ payload }) => told.push(payload ?? ''));
  await client.query(`listen ${PAGES_CHANNEL}`);
  await db().$transaction(async (tx) => {
    await pagesChanged(tx, ['article:7', '/world/2026-11-22/a']);
    await client.query('select 1');
    expect(told).toEqual([]);
  });
  const failed = db().$transaction(async (tx) => {
    await pagesChanged(tx, ['article:8']);
    throw new Error('no');
  });
  await expect(failed).rejects.toThrow('no');
  await client.query('select 1');
  expect(told).toEqual(['article:7\n/world/2026-11-22/a']);
  await client.end();
});

test('however many names, each notice fits, and none is lost unless all are meant', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-zäあ:/0-9-]{1,300}$/), { maxLength: 400, size: 'max' });
  fc.assert(
    fc.property(names, (given) => {
      const notices = purgeNotices(given);
      for (const notice of notices) expect(Buffer.byteLength(notice)).toBeLessThanOrEqual(7900);
      expect(notices.length).toBeLessThanOrEqual(4);
      if (notices[0] !== '*') expect(notices.flatMap((notice) => notice.split('\n'))).toEqual(given);
    }),
  );
});

test('too many names mean everything, no names mean nothing', () => {
  expect(purgeNotices(Array.from({ length: 5000 }, (_, i) => `article:${i}`))).toEqual(['*']);
  expect(purgeNotices(['x'.repeat(8000)])).toEqual(['*']);
  expect(purgeNotices([])).toEqual([]);
  expect(() => purgeNotices(['a\nb'])).toThrow(TypeError);
});

test('many publishes at once wait in one order, and a list is told of a second after the first, however many follow', async () => {
  Object.assign(env(), { WEBSUB_HUB: 'http://hub.example/' });
  const lists = ['latest', ...Array.from({ length: 12 }, (_, at) => `topic:${at}`)];
  const begun: number[] = [];
  const publish = (names: string[]) =>
    db().$transaction(async (tx) => {
      begun.push(1); // of one that is undone, each time
      await pagesChanged(tx, names);
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
  Object.assign(env(), { WEBSUB_HUB: undefined });
  expect(first).toHaveLength(13);
  expect(await times()).toEqual(first);
  expect(begun).toHaveLength(13);
});
