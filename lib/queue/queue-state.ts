import { z } from 'zod';
import { pool } from '@/lib/db';

/** How a job stands. `waiting`: its time has come or will; `running`: a worker holds it; `dead`: no try is left. */
export const JobState = z.enum(['waiting', 'running', 'dead']);
export type JobState = z.infer<typeof JobState>;

/** A job as it stands in the queue. Times are of the database's clock. */
export interface QueuedJob {
  id: string;
  kind: string;
  state: JobState;
  payload: unknown;
  queue: string | null;
  attempts: number;
  maxAttempts: number;
  /** Why the last try failed. */
  reason: string | null;
  /** How many workers ended while they did it. */
  died: number;
  createdAt: Date;
  /** When it may be done next. */
  runAt: Date;
  /** Since when, and by whom it is held. */
  since: Date | null;
  host: string | null;
  pid: number | null;
}

/** One kind of job, counted. `lagSeconds`: how long the one that is due longest has waited for its turn. */
export interface KindState {
  kind: string;
  waiting: number;
  due: number;
  running: number;
  dead: number;
  lagSeconds: number;
}

const STATE = `CASE WHEN job.locked_at IS NOT NULL THEN 'running' WHEN job.attempts < job.max_attempts THEN 'waiting'
  ELSE 'dead' END`;

/** How the queue stands, by kind of job: for metrics, the doctor and whoever looks. */
export async function measureQueue(): Promise<KindState[]> {
  const { rows } = await pool().query<KindState>(`
    SELECT kind, count(*) FILTER (WHERE state = 'waiting')::int AS waiting,
      count(*) FILTER (WHERE state = 'waiting' AND run_at <= now())::int AS due,
      count(*) FILTER (WHERE state = 'running')::int AS running, count(*) FILTER (WHERE state = 'dead')::int AS dead,
      coalesce(extract(epoch FROM now() - min(run_at) FILTER (WHERE state = 'waiting' AND run_at <= now())), 0)::float8
        AS "lagSeconds"
    FROM (SELECT task.identifier AS kind, job.run_at, ${STATE} AS state FROM graphile_worker._private_jobs AS job
      JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id) AS jobs
    GROUP BY kind ORDER BY kind`);
  return rows;
}

/** Jobs in one state, or all; those that were touched last come first. */
export async function listJobs(wanted: { state?: JobState; limit: number }): Promise<QueuedJob[]> {
  const { rows } = await pool().query<QueuedJob>(
    `SELECT job.id, task.identifier AS kind, ${STATE} AS state, job.payload, queue.queue_name AS queue, job.attempts,
       job.max_attempts AS "maxAttempts", job.last_error AS reason, coalesce((job.flags ->> 'died')::int, 0) AS died,
       job.created_at AS "createdAt", job.run_at AS "runAt", job.locked_at AS since, worker.host, worker.pid
     FROM graphile_worker._private_jobs AS job
     JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
     LEFT JOIN graphile_worker._private_job_queues AS queue ON queue.id = job.job_queue_id
     LEFT JOIN queue_workers AS worker ON worker.id = job.locked_by
     WHERE $1::text IS NULL OR ${STATE} = $1
     ORDER BY state, job.run_at DESC, job.id DESC LIMIT $2`,
    [wanted.state ?? null, wanted.limit],
  );
  return rows;
}

/** The part of a Prisma client or transaction that is needed here. */
interface Statements {
  $queryRaw<T>(query: TemplateStringsArray, ...values: unknown[]): PromiseLike<T>;
}

/** Jobs begin again at once with all their tries, whether they were dead or waited. Answers which; a running one is not. */
export async function retryJobs(tx: Statements, ids: string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH again AS (UPDATE graphile_worker._private_jobs SET attempts = 0, run_at = now(), updated_at = now(),
      flags = nullif(flags - 'died', '{}') WHERE id = ANY (${ids}::bigint[]) AND locked_at IS NULL RETURNING id),
    told AS (SELECT pg_notify('jobs:insert', json_build_object('r', random(), 'count', 9)::text)::text)
    SELECT id::text FROM again, told`;
  return rows.map(({ id }) => id);
}

/** Jobs are taken out of the queue for good. Answers which; a running one is not. */
export async function dropJobs(tx: Statements, ids: string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM graphile_worker._private_jobs WHERE id = ANY (${ids}::bigint[]) AND locked_at IS NULL RETURNING id::text`;
  return rows.map(({ id }) => id);
}
