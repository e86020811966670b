import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { runOnce, type TaskList, type WorkerEvents } from 'graphile-worker';
import type pg from 'pg';
import { Fault } from '@/lib/errors';
import { GRAPHILE, quietLogger } from '@/lib/queue/graphile';
import { Heart } from '@/lib/queue/heart';
import { Lease } from '@/lib/queue/lease';
import { openQueuePool } from '@/lib/queue/queue-pool';

interface ByHand {
  tasks: TaskList;
  slots: number;
  /** So long a job may take. */
  longestMs: number;
  /** So long it waits for others without anything changing before it gives up. */
  patienceMs?: number;
  /** Told what is waited for, in plain words. */
  say?: (line: string) => void;
}

const LOOK_MS = 250;
const FIRST_WORD_MS = 3000;
const NEXT_WORD_MS = 15_000;
const PATIENCE_MS = 120_000;
const BACK_SECONDS = 35; // a lease gives back what is nobody's failure for less

/**
 * Works on every job of these kinds that is due, and on those they cause, until none of a command's own is left here or
 * elsewhere. It says what it waits for, and throws the Fault `waited` when that does not change.
 */
export async function runDueJobs({ patienceMs = PATIENCE_MS, ...asked }: ByHand): Promise<void> {
  const pool = openQueuePool();
  const heart = new Heart('command');
  const self = randomUUID();
  await heart.join({ id: self, lane: 'command', lost: () => undefined });
  try {
    const watch = new Watch(asked.say ?? (() => undefined), patienceMs);
    const names = Object.keys(asked.tasks);
    do await watch.during(runRound({ ...asked, pool, heart }), () => countUndone(pool, names));
    while (await watch.mustWait(await listWaitedFor(pool, names)));
  } finally {
    await heart.leave([self]).catch(() => undefined); // the database is away: others free it
    await heart.stop();
    await pool.end();
  }
}

async function runRound({ tasks, slots, longestMs, pool, heart }: ByHand & { pool: pg.Pool; heart: Heart }) {
  const events: WorkerEvents = new EventEmitter();
  let lease: Lease | undefined;
  let left: Promise<void> | undefined;
  events.once('pool:create', ({ workerPool: { id } }) => {
    const lost = () => lease?.end('This command was taken for dead.');
    const known = heart.join({ id, lane: 'command', lost });
    left = known.catch(lost);
    lease = new Lease({ pool, id, longestMs, known });
  });
  const held = () => {
    if (!lease) throw new Error('A job began before its worker did');
    return lease;
  };
  const taskList = Lease.over(tasks, held);
  await runOnce({
    ...{ pgPool: pool, events, taskList, concurrency: slots, noHandleSignals: true, preset: GRAPHILE },
    logger: quietLogger(),
  }).finally(() => lease?.abandon());
  await left;
  if (lease) await heart.leave([lease.id]);
}

interface WaitedFor {
  id: string;
  task: string;
  queue: string | null;
  since: Date | null;
  host: string | null;
  pid: number | null;
  kind: string | null;
  due: boolean;
}

/** How many jobs of commands are not done. */
async function countUndone(pool: pg.Pool, names: string[]): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int FROM graphile_worker._private_jobs AS job
     JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
     WHERE task.identifier = ANY ($1) AND job.flags ? 'by-hand' AND job.attempts < job.max_attempts`,
    [names],
  );
  return rows[0]?.count ?? 0;
}

/**
 * Jobs of commands that another holds, that wait for their turn in a serial queue that another holds, or that went back
 * for a moment and have not failed: the database was away, busy or full.
 */
async function listWaitedFor(pool: pg.Pool, names: string[]): Promise<WaitedFor[]> {
  const { rows } = await pool.query<WaitedFor>(
    `SELECT job.id, task.identifier AS task, queue.queue_name AS queue, coalesce(job.locked_at, queue.locked_at) AS since,
       worker.host, worker.pid, worker.kind, job.locked_at IS NOT NULL OR job.run_at <= now() AS due
     FROM graphile_worker._private_jobs AS job
     JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
     LEFT JOIN graphile_worker._private_job_queues AS queue ON queue.id = job.job_queue_id
     LEFT JOIN queue_workers AS worker ON worker.id = coalesce(job.locked_by, queue.locked_by)
     WHERE task.identifier = ANY ($1) AND job.flags ? 'by-hand'
       AND (job.locked_at IS NOT NULL OR (job.attempts < job.max_attempts AND (job.run_at <= now()
         OR (job.attempts = 0 AND job.run_at <= now() + interval '${BACK_SECONDS} seconds'))))
     ORDER BY since NULLS LAST, job.id LIMIT 1000`,
    [names],
  );
  return rows;
}

/** Says what is waited for, and when it has been long enough. */
class Watch {
  readonly #say: (line: string) => void;
  readonly #patienceMs: number;
  #seen = '';
  #since = Date.now();
  #nextWord = Date.now() + FIRST_WORD_MS;

  constructor(say: (line: string) => void, patienceMs: number) {
    this.#say = say;
    this.#patienceMs = patienceMs;
  }

  /** Says now and then how much is left while the work goes on. */
  async during(work: Promise<void>, countLeft: () => Promise<number>): Promise<void> {
    const began = Date.now();
    const look = setInterval(() => {
      const now = Date.now();
      if (now < this.#nextWord || now - began < FIRST_WORD_MS) return; // a short round is no work, but a look
      this.#nextWord = Date.now() + NEXT_WORD_MS;
      const tell = (left: number) =>
        this.#say(`At work: ${left === 1 ? '1 job is' : `${left} jobs are`} not done yet.`);
      void countLeft().then(tell, () => undefined); // the database is away: the work itself will say so
    }, LOOK_MS);
    await work.finally(() => clearInterval(look));
    if (Date.now() - began > FIRST_WORD_MS) this.#since = Date.now(); // work was done meanwhile
  }

  /** Whether there is something to wait for; a moment later, if so. */
  async mustWait(waited: WaitedFor[]): Promise<boolean> {
    const [first] = waited;
    if (!first) return false;
    const now = Date.now();
    const seen = waited.map(({ id, since }) => `${id} ${since?.getTime() ?? ''}`).join();
    if (seen !== this.#seen) [this.#seen, this.#since] = [seen, now];
    if (now - this.#since > this.#patienceMs) {
      const minutes = Math.max(1, Math.round(this.#patienceMs / 60_000));
      throw new Fault(
        'waited',
        `Gave up after ${minutes} min in which nothing changed: ${inWords(waited, first)}`,
      );
    }
    if (now >= this.#nextWord) {
      this.#say(`Waiting: ${inWords(waited, first)}`);
      this.#nextWord = now + NEXT_WORD_MS;
    }
    await sleep(LOOK_MS);
    return true;
  }
}

function inWords(waited: WaitedFor[], { task, queue, since, host, pid, kind, due }: WaitedFor): string {
  const count = waited.length === 1 ? '1 job' : `${waited.length} jobs`;
  const what = `${count} (${queue ? `${task} of ${queue}` : task})`;
  if (!due) return `${what} went back for a moment: the database was away or busy, or a disk is full.`;
  if (!since) return `${what} can be taken by nobody here.`;
  const who = host
    ? `the ${kind ?? 'worker'} ${pid ?? ''} on ${host}`
    : 'a worker that nobody knows any more';
  return `${what} wait for ${who}, at work since ${since.toISOString().slice(11, 19)} UTC.`;
}
