import { expect, test } from 'vitest';
import { z } from 'zod';
import { db, pool } from '@/lib/db';
import { Fault } from '@/lib/errors';
import { enqueue, handler } from '@/lib/queue';
import { runDueJobs } from '@/lib/queue/run-by-hand';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const asked = { name: 'test.asked', payload: z.object({ id: z.number() }) };

async function run(error: Error): Promise<void> {
  await runDueJobs({ tasks: handler(asked, () => Promise.reject(error)), slots: 1, longestMs: 60_000 });
}

async function jobs() {
  const { rows } = await pool().query<{ key: string; seconds: number; attempts: number; last_error: string }>(
    `SELECT key, attempts, max_attempts, queue_name, last_error,
       round(extract(epoch FROM run_at - now()))::int AS seconds FROM graphile_worker.jobs WHERE attempts < max_attempts`,
  );
  await pool().query('DELETE FROM graphile_worker._private_jobs');
  return rows;
}

const busy = (retryAfter?: number) => new Fault('engine-busy', 'Come back later.', { retryAfter });

test('a job whose other side says when to come back waits until then, and loses none of its tries', async () => {
  await enqueue(db(), asked, { id: 7 }, { key: 'asked:7', queue: 'lane', maxAttempts: 3 });
  await run(busy(1800));
  const [job, ...others] = await jobs();
  expect(others).toEqual([]);
  expect(job).toMatchObject({ key: 'asked:7', attempts: 0, max_attempts: 3, queue_name: 'lane' });
  expect(job?.seconds).toBeGreaterThan(1790);
});

test('nobody is waited for longer than a day', async () => {
  await enqueue(db(), asked, { id: 8 });
  await run(busy(90 * 86_400));
  const [job] = await jobs();
  expect(job?.seconds).toBeGreaterThan(86_300);
  expect(job?.seconds).toBeLessThanOrEqual(86_400);
});

test('any other failure, and what a command waits for, fails as it did', async () => {
  await enqueue(db(), asked, { id: 9 });
  await run(busy());
  expect(await jobs()).toMatchObject([{ attempts: 1, last_error: 'Come back later.' }]);
  await enqueue(db(), asked, { id: 9 }, { byHand: true });
  await run(busy(60));
  expect(await jobs()).toMatchObject([{ attempts: 1, last_error: 'Come back later.' }]);
});
