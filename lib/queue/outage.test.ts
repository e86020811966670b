import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { db, pool } from '@/lib/db';
import { enqueue, handler, type JobTerms } from '@/lib/queue';
import { startWorker, type Lane } from '@/lib/queue/lanes';
import { openQueuePool } from '@/lib/queue/queue-pool';
import { TestLine } from '@/lib/net/test-line';
import { testDatabase } from '@/tools/test-database';

process.env.WORKER_BEAT_MS = '100';
const databaseUrl = testDatabase();
const line = new TestLine();
process.env.DATABASE_DIRECT_URL = await line.open(databaseUrl); // the queue's alone

const ping = { name: 'ping', payload: z.object({ n: z.number() }) };
const ask = (n: number, terms: JobTerms = {}) => enqueue(db(), ping, { n }, terms);
const jobs = async () =>
  (await pool().query<{ attempts: number; run_at: Date }>('SELECT * FROM graphile_worker._private_jobs'))
    .rows;
const oneLane = (work: (n: number) => Promise<unknown>): Record<string, Lane> => ({
  only: { slots: 2, longestMs: 60_000, tasks: handler(ping, ({ n }) => work(n)) },
});
const isEmpty = async () => (await jobs()).length === 0;

let stop: (() => Promise<void>) | undefined;
// What nobody catches ends a worker; Vitest would count it as an error of the run, but not of the test.
const uncaught = vi.fn();
beforeEach(async () => {
  uncaught.mockClear();
  await pool().query('DELETE FROM graphile_worker._private_jobs');
  await pool().query('DELETE FROM queue_workers');
  process.on('unhandledRejection', uncaught);
});
afterEach(async () => {
  line.mend();
  await stop?.();
  stop = undefined;
  process.off('unhandledRejection', uncaught);
  expect(uncaught).not.toHaveBeenCalled();
});

test('a worker whose database goes away under each of its jobs outlives that, and no try is lost', async () => {
  for (let n = 0; n < 4; n++) await ask(n, { maxAttempts: 1, queue: n % 2 ? 'serial' : undefined });
  const began = new Map<number, number>();
  const work = async (n: number) => {
    began.set(n, (began.get(n) ?? 0) + 1);
    if (began.get(n) === 1) line.cut();
    if (n === 2 && began.get(n) === 1) throw Object.assign(new Error('gone'), { code: 'ECONNRESET' });
    if (n === 3 && began.get(n) === 1) await pool().query('SELECT pg_terminate_backend(pg_backend_pid())');
  };
  ({ stop } = await startWorker(oneLane(work)));
  // For as long as it takes: the last job may cut the line long after the others.
  for (let outage = 0; outage < 25 && !(await isEmpty()); outage++) {
    await sleep(1500);
    line.mend();
  }
  await vi.waitUntil(isEmpty, { timeout: 20_000 });
  expect([...began.keys()].toSorted()).toEqual([0, 1, 2, 3]);
}, 90_000);

test('a job that was taken just when the line was lost is not held for ever by a worker that knows nothing of it', async () => {
  let done = 0;
  ({ stop } = await startWorker(oneLane(() => Promise.resolve(done++))));
  await vi.waitUntil(async () => (await pool().query('SELECT FROM queue_workers')).rowCount === 1, 10_000);
  await ask(1, { runAt: new Date(Date.now() + 3600_000), queue: 'serial' });
  const taken = `locked_by = worker.id, locked_at = now() - interval '5 s'`;
  await pool().query(
    `UPDATE graphile_worker._private_jobs SET run_at = now(), attempts = 1, ${taken} FROM queue_workers AS worker`,
  );
  await pool().query(`UPDATE graphile_worker._private_job_queues SET ${taken} FROM queue_workers AS worker`);
  line.cut();
  await sleep(4000); // so that it asks in vain
  line.mend();
  await vi.waitUntil(isEmpty, { timeout: 45_000 });
  expect(done).toBe(1);
}, 90_000);

test('a worker that loses the database with its very first question takes jobs once it is back', async () => {
  ({ stop } = await startWorker(oneLane(() => Promise.resolve())));
  for (let n = 0; n < 20; n++) {
    line.mend(); // cuts all there is; somewhere in here it asks
    await sleep(20);
  }
  await ask(1);
  await vi.waitUntil(isEmpty, { timeout: 45_000 });
}, 90_000);

test('a worker whose lines are all ended by the server outlives that, also while a failure is told', async () => {
  await ask(1, { maxAttempts: 1 });
  await ask(2);
  let began = 0;
  const endAll = () =>
    pool().query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name IN ('limited-times-queue', 'limited-times-heart') AND datname = current_database()`);
  const work = async (n: number) => {
    began++;
    await endAll();
    if (n === 2 && began < 3) throw new Error('a bug');
  };
  ({ stop } = await startWorker(oneLane(work)));
  await vi.waitUntil(isEmpty, { timeout: 30_000 });
}, 60_000);

test.each(['53100', '53200', '58030', 'ENOSPC'])(
  'what could not be done for want of room (%s) is done once there is some, with all its tries',
  async (code) => {
    await ask(1, { maxAttempts: 1 });
    let began = 0;
    const work = () => {
      if (++began > 1) return Promise.resolve();
      throw Object.assign(new Error('No space left on device'), { code });
    };
    ({ stop } = await startWorker(oneLane(work)));
    await vi.waitUntil(async () => began === 1 && (await jobs())[0]?.attempts === 0, { timeout: 5000 });
    const [job] = await jobs();
    expect(job?.run_at.getTime()).toBeGreaterThan(Date.now() + 5000); // not at once: it would be full still
  },
);

test('a connection that is given back twice is an error of nobody', async () => {
  const queue = openQueuePool();
  await new Promise<void>((resolve, reject) => {
    queue.connect((error, _, done) => {
      done();
      done();
      if (error) reject(error);
      else resolve();
    });
  });
  await queue.end();
});

test('jobs of a serial queue are done without a pause between them', async () => {
  for (let n = 0; n < 20; n++) await ask(n, { queue: 'serial' });
  const began = Date.now();
  ({ stop } = await startWorker(oneLane(() => Promise.resolve())));
  await vi.waitUntil(isEmpty, { timeout: 30_000 });
  expect(Date.now() - began).toBeLessThan(15_000); // a second each where the next one finds its queue still locked
}, 40_000);

test.each([-1, 1])('a timetable goes on when the clock is moved by a day (%i)', async (days) => {
  const minute = 60_000 * Math.ceil(Date.now() / 60_000);
  vi.useFakeTimers({ now: minute - 4000, toFake: ['Date'], shouldAdvanceTime: true });
  const lane = { slots: 1, longestMs: 60_000, tasks: { tick: () => undefined }, crontab: '* * * * * tick' };
  const worker = async () =>
    (await pool().query<{ id: string }>('SELECT id FROM queue_workers')).rows.map(({ id }) => id).join();
  try {
    ({ stop } = await startWorker({ only: lane }));
    await vi.waitUntil(worker, 3000);
    const first = await worker();
    vi.setSystemTime(Date.now() + days * 86_400_000);
    await vi.waitUntil(async () => !['', first].includes(await worker()), 15_000);
  } finally {
    vi.useRealTimers();
  }
});

test('whoever asks for a line when the worker has ended is told so, and nothing breaks', async () => {
  const ended = openQueuePool();
  await ended.end();
  const told = await new Promise((resolve) => {
    ended.connect((error, _, release) => {
      release();
      resolve(error);
    });
  });
  expect(told).toHaveProperty('message', expect.stringContaining('after calling end'));
});
