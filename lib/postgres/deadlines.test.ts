import { afterEach, expect, test } from 'vitest';
import { pool } from '@/lib/db';
import { reasonOf } from '@/lib/errors';
import { TestLine } from '@/lib/net/test-line';
import { migrationStatus } from '@/lib/postgres/migrate';
import { migrateQueue } from '@/lib/queue/migrate-queue';
import { testDatabase } from '@/tools/test-database';

const databaseUrl = testDatabase();
const line = new TestLine();
afterEach(() => line.close());

test('nobody waits for a database that takes the line and says nothing', { timeout: 60_000 }, async () => {
  const url = await line.open(databaseUrl);
  expect((await migrationStatus(url)).pending).toEqual([]);
  line.dumb();
  const began = Date.now();
  const status = migrationStatus(url).catch(reasonOf);
  const queue = migrateQueue(url).catch(reasonOf);
  expect(await Promise.all([status, queue])).toEqual([
    expect.stringMatching(/^The database does not answer: .* says nothing/),
    expect.stringMatching(/^The database does not answer: .* says nothing/),
  ]);
  expect(Date.now() - began).toBeLessThan(20_000);
});

test('nobody waits for a table of the queue that somebody holds', { timeout: 60_000 }, async () => {
  const holder = await pool().connect();
  await holder.query('BEGIN; LOCK TABLE graphile_worker.migrations IN ACCESS EXCLUSIVE MODE');
  const said = await migrateQueue(databaseUrl).catch(reasonOf);
  await holder.query('ROLLBACK');
  holder.release();
  expect(said).toMatch(/^The tables of the queue can't be made or changed \(.*lock timeout/);
  expect(said).not.toMatch(/role of DATABASE_URL/);
});

test('a database that is not there is not blamed on the rights of a role', async () => {
  const nowhere = Object.assign(new URL(databaseUrl), { port: '1' });
  const said = await migrateQueue(nowhere.href).catch(reasonOf);
  expect(said).toMatch(/^The database does not answer: Nobody listens/);
});
