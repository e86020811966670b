import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseCrontab, run, type Runner, type TaskList, type WorkerEvents } from 'graphile-worker';
import type pg from 'pg';
import { log } from '@/lib/log';
import { BY_HAND, GRAPHILE, quietLogger } from '@/lib/queue/graphile';
import { Heart } from '@/lib/queue/heart';
import { Lease } from '@/lib/queue/lease';
import { openQueuePool } from '@/lib/queue/queue-pool';

/** Jobs of some kinds with slots of their own, so that none of another lane waits for them. */
export interface Lane {
  slots: number;
  /** So long a job may take: then it has failed, and is tried again like any that failed. */
  longestMs: number;
  tasks: TaskList;
  crontab?: string;
}

/** What is under way may go on so long after the stop was asked for; then it is asked to end, and then left. */
const GRACE_MS = 4000;
const LAST_MS = 8000;

/** Works on jobs, lane by lane, until it is stopped. What it can't finish within eight seconds goes back untouched. */
export async function startWorker(lanes: Record<string, Lane>): Promise<{ stop: () => Promise<void> }> {
  const pool = openQueuePool();
  const heart = new Heart('worker');
  const kept = await Promise.all(
    Object.entries(lanes).map(([name, lane]) => keepLane({ name, lane, pool, heart })),
  );
  return {
    async stop() {
      await Promise.all(kept.map((lane) => lane.stop()));
      await heart.stop();
      await pool.end();
    },
  };
}

interface Keeping {
  name: string;
  lane: Lane;
  pool: pg.Pool;
  heart: Heart;
}

/** Keeps a lane open: one that was taken for dead, or that broke down, opens anew under another name. */
async function keepLane(keeping: Keeping): Promise<{ stop: () => Promise<void> }> {
  let round = await openLane(keeping);
  const stopping = new AbortController();
  const { signal } = stopping;
  const kept = keep();

  async function keep(): Promise<void> {
    const asked = new Promise<void>((resolve) =>
      signal.addEventListener('abort', () => resolve(), { once: true }),
    );
    for (;;) {
      await Promise.race([round.over, asked]);
      await closeLane(keeping, round, signal.aborted ? GRACE_MS : 0);
      if (signal.aborted) return;
      log().warn({ lane: keeping.name }, 'a lane of the worker was lost and opens anew');
      await reopen();
    }
  }

  async function reopen(): Promise<void> {
    for (let pause = 500; ; pause = Math.min(pause * 2, 10_000)) {
      await sleep(pause, undefined, { signal }).catch(() => undefined); // woken to stop
      const opened = await openLane(keeping).catch((error: unknown) => {
        log().warn(
          { error, lane: keeping.name },
          'a lane of the worker could not be opened; tried again soon',
        );
      });
      if (opened) round = opened;
      if (opened || signal.aborted) return;
    }
  }

  return {
    stop() {
      stopping.abort();
      return kept;
    },
  };
}

interface Round {
  runner: Runner;
  lease: Lease;
  /** Settles when this worker was taken for dead, or ended by itself. */
  over: Promise<void>;
}

const JUMP_MS = 30 * 60_000;

function hasJumped(timer: { expectedTimestamp: number; currentTimestamp: number }): boolean {
  return Math.abs(timer.expectedTimestamp - timer.currentTimestamp) > JUMP_MS;
}

async function openLane({ name, lane, pool, heart }: Keeping): Promise<Round> {
  const events: WorkerEvents = new EventEmitter();
  let lease: Lease | undefined;
  let takenForDead: () => void = () => undefined;
  const lost = new Promise<void>((resolve) => (takenForDead = resolve));
  events.once('pool:create', ({ workerPool: { id } }) => {
    const known = heart.join({ id, lane: name, lost: () => takenForDead() });
    known.catch(() => takenForDead());
    lease = new Lease({ pool, id, longestMs: lane.longestMs, known });
  });
  // What its first question was answered graphile-worker keeps, also an error: such a lane would never take a job.
  let isAnswered = false;
  for (const event of ['worker:getJob:empty', 'job:start'] as const)
    events.on(event, () => (isAnswered = true));
  events.on('worker:getJob:error', () => (isAnswered ? lease?.lookForForgotten() : takenForDead()));
  events.once('pool:gracefulShutdown', () => takenForDead()); // of itself too, as soon as it takes no more jobs
  // Where the clock jumps, its timetable would rest until the old time comes again, or go through every minute between.
  events.on('cron:prematureTimer', (timer) => hasJumped(timer) && takenForDead());
  events.on('cron:overdueTimer', (timer) => hasJumped(timer) && takenForDead());
  const held = () => {
    if (!lease) throw new Error('A job began before its worker did');
    return lease;
  };
  const runner = await run({
    ...{ pgPool: pool, events, taskList: Lease.over(lane.tasks, held), concurrency: lane.slots },
    ...{ parsedCronItems: parseCrontab(lane.crontab ?? ''), forbiddenFlags: [BY_HAND] },
    ...{ noHandleSignals: true, pollInterval: 1000, preset: GRAPHILE },
    logger: quietLogger(),
  });
  const over = runner.promise
    .catch((error: unknown) => log().warn({ error, lane: name }, 'a lane of the worker ended'))
    .then(() => lease?.abandon());
  return { runner, lease: held(), over: Promise.race([over, lost]) };
}

async function closeLane({ heart }: Keeping, { runner, lease }: Round, graceMs: number): Promise<void> {
  const stopped = runner.stop().catch((error: unknown) => {
    log().debug({ error }, 'a lane of the worker did not stop cleanly');
  });
  await Promise.race([stopped, sleep(graceMs, undefined, { ref: false })]);
  lease.end(graceMs > 0 ? 'The worker stops.' : 'The worker was taken for dead.');
  await Promise.race([stopped, sleep(LAST_MS - GRACE_MS, undefined, { ref: false })]);
  await heart.leave([lease.id]).catch((error: unknown) => {
    log().warn({ error }, 'what this worker held is freed by another, or in a minute');
  });
}
