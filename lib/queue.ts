import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, run, runMigrations, runOnce, type Runner, type TaskList } from 'graphile-worker';
import type { z } from 'zod';
import { directPool, pool } from '@/lib/db';
import { log } from '@/lib/log';
import { putOff } from '@/lib/put-off';

/** A fact that something else acts on later: its name and what it carries. Rooms declare theirs in `jobs.ts`. */
export interface Job<Payload> {
  name: string;
  payload: z.ZodType<Payload>;
}

/**
 * When and how a job is done. `queue`: one after the other; `key`: asked for again before it began, it is one job.
 * `byHand`: it belongs to a command that waits for it, which may have other settings than the standing worker.
 */
export interface JobTerms {
  queue?: string;
  key?: string;
  runAt?: Date;
  maxAttempts?: number;
  byHand?: boolean;
}

const BY_HAND = 'by-hand';

/** The part of a Prisma transaction client that is needed here. */
interface Statements {
  $executeRaw(query: TemplateStringsArray, ...values: unknown[]): PromiseLike<number>;
}

/** Puts a job into the queue when, and only when, the transaction commits. */
export async function enqueue<P>(
  tx: Statements,
  job: Job<P>,
  payload: P,
  terms: JobTerms = {},
): Promise<void> {
  const { queue = null, key = null, runAt = null, maxAttempts = 25, byHand = false } = terms;
  const jobKey = key && byHand ? `${key}:${BY_HAND}` : key;
  const flags = byHand ? [BY_HAND] : null;
  const body = JSON.stringify(job.payload.parse(payload));
  await tx.$executeRaw`SELECT graphile_worker.add_job(${job.name}, payload := ${body}::json, queue_name := ${queue},
    run_at := ${runAt}, max_attempts := ${maxAttempts}::int, job_key := ${jobKey}, flags := ${flags}::text[])`;
}

/**
 * Joins a job to what does it. The payload is parsed on the way in, like everything that comes through a door. Work that
 * somebody outside asked to do later is put off to then.
 */
export function handler<P>(job: Job<P>, work: (payload: P) => Promise<unknown>): TaskList {
  return {
    [job.name]: async (payload, { job: queued }) => {
      try {
        await work(job.payload.parse(payload));
      } catch (error) {
        if (!(await putOff(queued, error))) throw error;
      }
    },
  };
}

/** Brings the queue's own tables up to date. */
export async function migrateQueue(): Promise<void> {
  await runMigrations({ pgPool: directPool(), logger: quietLogger() });
}

interface WorkerTerms {
  tasks: TaskList;
  concurrency: number;
  crontab?: string;
}

/** Works on jobs until it is stopped; `stop` waits for what is under way. */
export function startWorker({ tasks, concurrency, crontab }: WorkerTerms): Promise<Runner> {
  return run({
    pgPool: directPool(),
    taskList: tasks,
    concurrency,
    crontab,
    forbiddenFlags: [BY_HAND],
    noHandleSignals: true,
    pollInterval: 1000,
    logger: quietLogger(),
  });
}

/** Works on every job of these kinds that is due, and on those they cause, until none is left here or elsewhere. */
export async function runDueJobs({ tasks, concurrency }: WorkerTerms): Promise<void> {
  do {
    await runOnce({
      pgPool: directPool(),
      taskList: tasks,
      concurrency,
      noHandleSignals: true,
      logger: quietLogger(),
    });
  } while (await isUnderWay(Object.keys(tasks)));
}

/** Whether another worker holds jobs of these kinds, which may cause more; waits a moment if so. */
async function isUnderWay(names: string[]): Promise<boolean> {
  const { rowCount } = await pool().query(
    `SELECT FROM graphile_worker.jobs WHERE task_identifier = ANY ($1)
       AND (locked_at > now() - interval '10 minutes' OR (locked_at IS NULL AND run_at <= now() AND attempts < max_attempts))
     LIMIT 1`,
    [names],
  );
  if (rowCount) await sleep(200);
  return Boolean(rowCount);
}

const LEVELS = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;

function quietLogger(): Logger {
  return new Logger((scope) => (level, message) => {
    const [line = ''] = message.split('\n', 1); // the error itself is kept with the job
    log()[LEVELS[level as keyof typeof LEVELS]]({ worker: scope.workerId }, line); // its levels are these four
  });
}
