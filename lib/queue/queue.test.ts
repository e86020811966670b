import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { db, pool } from '@/lib/db';
import { Fault } from '@/lib/errors';
import { enqueue, handler, type JobTerms } from '@/lib/queue';
import { currentWork } from '@/lib/queue/current-work';
import { freeDead, freeStrays } from '@/lib/queue/free-jobs';
import { startWorker, type Lane } from '@/lib/queue/lanes';
import { runDueJobs } from '@/lib/queue/run-by-hand';
import { testDatabase } from '@/tools/test-database';

process.env.WORKER_BEAT_MS = '100';
testDatabase();

const ping = { name: 'ping', payload: z.object({ n: z.number() }) };
const ask = (n: number, terms: JobTerms = {}) => enqueue(db(), ping, { n }, terms);

interface Row {
  attempts: number;
  max_attempts: number;
  locked_by: string | null;
  last_error: string | null;
  flags: Record<string, unknown> | null;
}
const jobs = async () =>
  (await pool().query<Row>('SELECT * FROM graphile_worker._private_jobs ORDER BY id')).rows;
const lockedQueues = async () =>
  (await pool().query('SELECT FROM graphile_worker._private_job_queues WHERE locked_by IS NOT NULL'))
    .rowCount;

/** As graphile-worker takes a job, and the process with it dies. */
async function takeAndDie(worker: string, secondsAgo: number): Promise<void> {
  await pool().query(
    `UPDATE graphile_worker._private_jobs SET attempts = attempts + 1, locked_by = $1, locked_at = now() - $2 * interval '1 s'`,
    [worker, secondsAgo],
  );
  await pool().query(
    `UPDATE graphile_worker._private_job_queues SET locked_by = $1, locked_at = now() - $2 * interval '1 s'`,
    [worker, secondsAgo],
  );
}

const register = (id: string, secondsAgo: number) =>
  pool().query(
    `INSERT INTO queue_workers (id, process, kind, lane, host, pid, every_ms, beat_at)
     VALUES ($1, 'p', 'worker', 'l', 'elsewhere', 1, 100, now() - $2 * interval '1 s')`,
    [id, secondsAgo],
  );

const oneLane = (work: (n: number) => Promise<unknown>, more: Partial<Lane> = {}): Record<string, Lane> => ({
  only: { slots: 2, longestMs: 60_000, tasks: handler(ping, ({ n }) => work(n)), ...more },
});

async function until(what: () => Promise<boolean> | boolean, withinMs = 10_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await what())) {
    if (Date.now() > end) throw new Error(`waited ${withinMs} ms in vain`);
    await sleep(20);
  }
}

let stop: (() => Promise<void>) | undefined;
beforeEach(async () => {
  await pool().query('DELETE FROM graphile_worker._private_jobs');
  await pool().query('DELETE FROM queue_workers');
});
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

describe('a worker that is dead', () => {
  test('loses what it held, with every try and the serial queue restored, once it has been doubted', async () => {
    await ask(1, { queue: 'source:1', maxAttempts: 1 });
    await register('pool-dead', 3600);
    await takeAndDie('pool-dead', 3600);
    expect(await freeDead(pool())).toEqual([]);
    await sleep(200);
    expect(await freeDead(pool())).toMatchObject([{ id: 'pool-dead', host: 'elsewhere', jobs: 1 }]);
    expect(await jobs()).toMatchObject([{ attempts: 0, locked_by: null, flags: { died: 1 } }]);
    expect(await lockedQueues()).toBe(0);
  });

  test.each([3600, -86_400])('is none that counts on when the clock has jumped by %d s', async (seconds) => {
    await register('pool-alive', seconds);
    await freeDead(pool());
    await pool().query(`UPDATE queue_workers SET beats = beats + 1, beat_at = clock_timestamp()`);
    await sleep(200);
    expect(await freeDead(pool())).toEqual([]);
  });

  test('and whom nobody knows is freed too, as is a serial queue held without a job', async () => {
    await ask(1, { queue: 'source:1' });
    await takeAndDie('pool-unknown', 60);
    expect(await freeStrays(pool())).toBe(1);
    expect(await lockedQueues()).toBe(0);
    await takeAndDie('pool-unknown', 60);
    await pool().query('DELETE FROM graphile_worker._private_jobs');
    await freeStrays(pool());
    expect(await lockedQueues()).toBe(0);
  });

  test('twenty times over the same job has that job to blame', async () => {
    await ask(1);
    for (let death = 0; death < 20; death++) {
      await takeAndDie('pool-unknown', 60);
      await freeStrays(pool());
    }
    const [job] = await jobs();
    expect(job?.attempts).toBe(25);
    expect(job?.last_error).toContain('20 workers');
  });

  test('leaves the work of a command to the standing workers', async () => {
    await ask(1, { byHand: true });
    await freeStrays(pool());
    expect(await jobs()).toMatchObject([{ flags: { 'by-hand': true } }]);
    await pool().query(`UPDATE graphile_worker._private_jobs SET updated_at = now() - interval '2 minutes'`);
    await freeStrays(pool());
    expect(await jobs()).toMatchObject([{ flags: null }]);
  });
});

describe('a clock that stood a day ahead', () => {
  const put = (columns: string) => pool().query(`UPDATE graphile_worker._private_jobs SET ${columns}`);
  const waits = async () => {
    const { rows } = await pool().query<{ seconds: number }>(
      'SELECT extract(epoch FROM run_at - now())::float8 AS seconds FROM graphile_worker._private_jobs',
    );
    return rows[0]?.seconds ?? Number.NaN;
  };
  const AHEAD = `now() + interval '1 day'`;

  test.each([
    ['put in', `created_at = ${AHEAD}, updated_at = ${AHEAD}, run_at = ${AHEAD} + interval '9 s'`],
    ['given back', `updated_at = ${AHEAD}, run_at = ${AHEAD} + interval '9 s'`],
    ['put off by a failure', `attempts = 3, run_at = ${AHEAD} + interval '20 s'`],
  ])('keeps no job that was %s then', async (_, columns) => {
    await ask(1);
    await put(columns);
    await freeStrays(pool());
    expect(await waits()).toBeLessThan(10);
  });

  test('and one that waits for tomorrow waits for tomorrow', async () => {
    await ask(1, { runAt: new Date(Date.now() + 86_400_000) });
    await freeStrays(pool());
    expect(await waits()).toBeGreaterThan(86_000);
    await put(`attempts = 10, run_at = now() + interval '6 hours'`);
    await freeStrays(pool());
    expect(await waits()).toBeGreaterThan(21_000);
  });
});

describe('a worker', () => {
  test('takes up what a dead one held', async () => {
    await ask(1, { queue: 'source:1' });
    await register('pool-dead', 3600);
    await takeAndDie('pool-dead', 3600);
    const done: number[] = [];
    ({ stop } = await startWorker(oneLane((n) => Promise.resolve(done.push(n)))));
    await until(() => done.length === 1);
    await until(async () => (await jobs()).length === 0);
  });

  test('that stops asks its jobs to end, and lets go of those that don’t, within ten seconds and with no try lost', async () => {
    await ask(1, { queue: 'a' });
    await ask(2, { queue: 'b' });
    let began = 0;
    const worker = await startWorker(
      oneLane(async (n) => {
        began++;
        if (n === 1) await sleep(60_000, undefined, { signal: currentWork().signal, ref: false });
        else await sleep(60_000, undefined, { ref: false });
      }),
    );
    await until(() => began === 2);
    const asked = Date.now();
    await worker.stop();
    expect(Date.now() - asked).toBeLessThan(9500);
    expect(await jobs()).toMatchObject([
      { attempts: 0, locked_by: null, last_error: null },
      { attempts: 0, locked_by: null },
    ]);
    expect(await lockedQueues()).toBe(0);
    expect((await pool().query('SELECT FROM queue_workers')).rowCount).toBe(0);
  }, 30_000);

  test('that was taken for dead writes nothing more, strikes nothing off, and goes on under another name', async () => {
    await ask(1);
    let began = 0;
    const refused: unknown[] = [];
    const worker = await startWorker(
      oneLane(async () => {
        if (++began > 1) return;
        // While it stood still another found it dead, and has the job by now.
        await pool().query('DELETE FROM queue_workers');
        await pool().query(
          `UPDATE graphile_worker._private_jobs SET locked_by = 'pool-other', locked_at = now()`,
        );
        await db()
          .$transaction((tx) => tx.agency.create({ data: { slug: 'x', name: 'x', codes: [] } }))
          .catch((error: unknown) => refused.push(error));
      }),
    );
    stop = worker.stop;
    await until(() => refused.length === 1);
    expect(await db().agency.count()).toBe(0);
    await sleep(500);
    expect(await jobs()).toMatchObject([{ locked_by: 'pool-other' }]);
    await ask(2);
    await until(() => began === 2);
  });

  test('gives a job up that takes too long, and that is a failed try', async () => {
    await ask(1);
    const { stop: end } = await startWorker(
      oneLane(() => sleep(60_000, undefined, { signal: currentWork().signal, ref: false }), {
        longestMs: 200,
      }),
    );
    stop = end;
    await until(async () => (await jobs())[0]?.last_error !== null);
    const [job] = await jobs();
    expect(job?.attempts).toBe(1);
    expect(job?.last_error).toContain('given up');
  });

  test('loses no try while the database is away', async () => {
    await ask(1, { maxAttempts: 1 });
    let began = 0;
    const work = async () => {
      if (++began === 1) await pool().query('SELECT pg_terminate_backend(pg_backend_pid())');
    };
    ({ stop } = await startWorker(oneLane(work)));
    await until(async () => (await jobs()).length === 0, 15_000);
    expect(began).toBe(2);
  }, 30_000);

  test('keeps one lane going while another is full', async () => {
    const pong = { name: 'pong', payload: z.object({}) };
    const done: string[] = [];
    for (let n = 0; n < 10; n++) await ask(n);
    const slow = handler(ping, () => sleep(60_000, undefined, { signal: currentWork().signal, ref: false }));
    const quick = handler(pong, () => Promise.resolve(done.push('pong')));
    const terms = { slots: 2, longestMs: 60_000 };
    ({ stop } = await startWorker({ slow: { ...terms, tasks: slow }, quick: { ...terms, tasks: quick } }));
    await enqueue(db(), pong, {});
    await until(() => done.length === 1, 3000);
  }, 30_000);
});

describe('a command', () => {
  const tasks = handler(ping, () => Promise.resolve());

  test('says what it waits for and gives up with a reason', async () => {
    await ask(1, { queue: 'source:1', byHand: true });
    await register('pool-busy', 0);
    await pool().query(`UPDATE queue_workers SET every_ms = 60000`);
    await pool().query(
      `UPDATE graphile_worker._private_job_queues SET locked_by = 'pool-busy', locked_at = now()`,
    );
    const said: string[] = [];
    const run = runDueJobs({
      tasks,
      slots: 2,
      longestMs: 60_000,
      patienceMs: 4000,
      say: (line) => said.push(line),
    });
    await expect(run).rejects.toThrow(Fault);
    await expect(run).rejects.toThrow(/Gave up after 1 min.*ping of source:1.*worker 1 on elsewhere/);
    expect(said[0]).toMatch(/^Waiting: 1 job \(ping of source:1\) wait for the worker 1 on elsewhere/);
  });

  test('frees what a dead worker held and goes on', async () => {
    await ask(1, { queue: 'source:1', byHand: true });
    await register('pool-dead', 3600);
    await takeAndDie('pool-dead', 3600);
    await runDueJobs({ tasks, slots: 2, longestMs: 60_000 });
    expect(await jobs()).toEqual([]);
  });

  test('waits for what went back for a moment, and ends when that is done', async () => {
    await ask(1, { byHand: true });
    let began = 0;
    const away = () =>
      ++began === 1
        ? Promise.reject(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }))
        : Promise.resolve();
    await runDueJobs({ tasks: handler(ping, away), slots: 2, longestMs: 60_000 });
    expect(began).toBe(2);
    expect(await jobs()).toEqual([]);
  });

  test('says now and then how much is left while it works', async () => {
    await ask(1, { byHand: true });
    const said: string[] = [];
    const slow = handler(ping, () => sleep(4000));
    await runDueJobs({ tasks: slow, slots: 2, longestMs: 60_000, say: (line) => said.push(line) });
    expect(said).toEqual(['At work: 1 job is not done yet.']);
  });
});
