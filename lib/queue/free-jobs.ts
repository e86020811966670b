import type pg from 'pg';

// graphile-worker counts a try when it takes a job and keeps a lock for four hours. Its tables are written here alone;
// its version is pinned.

/** So many workers may die over one job: after that it is the job that kills them. */
const MOST_DEATHS = 20;
/** So many beats left out, and a worker is doubted; one more that is not made good, and it is dead. */
const SILENT_BEATS = 5;

/** So long graphile-worker puts off what failed, which it notes nowhere else. */
const LONGEST_BACKOFF = `exp(least(attempts, 10)) * interval '1 second'`;

const age = (column: string) => `abs(extract(epoch FROM clock_timestamp() - ${column}) * 1000)`;

/** A worker that was found dead, and how many jobs are free again. */
export interface Freed {
  id: string;
  host: string;
  pid: number;
  jobs: number;
}

/**
 * Frees what dead workers held: the database's clock says who is silent, and nobody is dead who counts on after having
 * been doubted, so that a clock that jumps kills none. A transaction of a worker's that is still open is waited for.
 */
export async function freeDead(pool: pg.Pool): Promise<Freed[]> {
  await pool.query(`UPDATE queue_workers SET doubted_beats = beats, doubted_at = clock_timestamp()
    WHERE doubted_beats IS DISTINCT FROM beats AND ${age('beat_at')} > every_ms * ${SILENT_BEATS}`);
  const { rows } = await pool.query<Freed>(`
    WITH silent AS (
      SELECT id FROM queue_workers WHERE doubted_beats = beats AND ${age('doubted_at')} > every_ms * 1.25
      FOR UPDATE SKIP LOCKED
    ), dead AS (
      DELETE FROM queue_workers AS worker USING silent WHERE worker.id = silent.id RETURNING worker.*
    ), freed AS (${freeing('SELECT id FROM dead', 'died')}), queues AS (${freeingQueues('SELECT id FROM dead')})
    SELECT dead.id, host, pid, (SELECT count(*) FROM freed WHERE was = dead.id)::int AS jobs,
      ${nudge()} FROM dead`);
  return rows.map(({ id, host, pid, jobs }) => ({ id, host, pid, jobs }));
}

/** What these workers of ours hold still goes back as if it had never begun; they are workers no longer. */
export async function letGo(pool: pg.Pool, ids: string[]): Promise<number> {
  const { rows } = await pool.query<{ jobs: number }>(
    `WITH gone AS (DELETE FROM queue_workers WHERE id = ANY ($1)),
       freed AS (${freeing('SELECT unnest($1::text[])', 'stopped')}),
       queues AS (${freeingQueues('SELECT unnest($1::text[])')})
     SELECT (SELECT count(*) FROM freed)::int AS jobs, ${nudge()}`,
    [ids],
  );
  return rows[0]?.jobs ?? 0;
}

interface GivenBack {
  jobId: string;
  /** By whom it is held. */
  worker: string;
  /** When it may be taken again. */
  afterSeconds: number;
}

/** One job of a worker's goes back as if it had never begun. */
export async function giveBack(pool: pg.Pool, { jobId, worker, afterSeconds }: GivenBack): Promise<void> {
  await pool.query(
    `WITH freed AS (UPDATE graphile_worker._private_jobs SET attempts = greatest(attempts - 1, 0), locked_by = NULL,
       locked_at = NULL, updated_at = now(), run_at = now() + $3 * interval '1 second' WHERE id = $1 AND locked_by = $2
       RETURNING job_queue_id)
     UPDATE graphile_worker._private_job_queues AS queue SET locked_by = NULL, locked_at = NULL
     FROM freed WHERE queue.id = freed.job_queue_id AND queue.locked_by = $2`,
    [jobId, worker, afterSeconds],
  );
}

/**
 * Frees what a worker that lives took without hearing of it, since the answer was lost with the line: it holds these jobs
 * for as long as it lives, and does none of them. What was taken a moment ago may still be on its way.
 */
export async function freeForgotten(pool: pg.Pool, worker: string, underWay: string[]): Promise<number> {
  const { rows } = await pool.query<{ jobs: number }>(
    `WITH freed AS (UPDATE graphile_worker._private_jobs AS job SET ${untouched('stopped')}
       WHERE locked_by = $1 AND NOT id = ANY ($2::bigint[]) AND ${age('locked_at')} > 10000 RETURNING job_queue_id),
     queues AS (UPDATE graphile_worker._private_job_queues AS queue SET locked_by = NULL, locked_at = NULL
       FROM freed WHERE queue.id = freed.job_queue_id AND queue.locked_by = $1)
     SELECT count(*)::int AS jobs, ${nudge()} FROM freed`,
    [worker, underWay],
  );
  return rows[0]?.jobs ?? 0;
}

/**
 * Takes a job that is done out of the queue, and frees its serial queue, if it is still held as it was taken: not by
 * another, and not a second time. False otherwise: then it is not ours to strike off.
 */
export async function strikeOff(
  pool: pg.Pool,
  { id, locked_by, locked_at }: { id: string; locked_by: string | null; locked_at: Date | null },
): Promise<boolean> {
  const { rows } = await pool.query(
    `WITH done AS (DELETE FROM graphile_worker._private_jobs
       WHERE id = $1 AND locked_by = $2 AND date_trunc('milliseconds', locked_at) = $3 RETURNING job_queue_id),
     queues AS (UPDATE graphile_worker._private_job_queues AS queue SET locked_by = NULL, locked_at = NULL
       FROM done WHERE queue.id = done.job_queue_id AND queue.locked_by = $2)
     SELECT FROM done`,
    [id, locked_by, locked_at],
  );
  return rows.length === 1;
}

/**
 * Mends what is left behind when nobody is to blame: jobs held by a worker nobody knows, a serial queue held without a job
 * of it, work of a command that ended before it was done (the standing workers take it over), and times that lie in the
 * future because the clock was set back.
 */
export async function freeStrays(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ jobs: number }>(`
    WITH freed AS (${freeing(
      `SELECT locked_by FROM graphile_worker._private_jobs AS held WHERE locked_by IS NOT NULL AND ${age('locked_at')} > 30000
         AND NOT EXISTS (SELECT FROM queue_workers WHERE id = held.locked_by)`,
      'died',
    )}) SELECT count(*)::int AS jobs FROM freed`);
  await pool.query(`UPDATE graphile_worker._private_job_queues AS queue SET locked_by = NULL, locked_at = NULL
    WHERE locked_by IS NOT NULL AND ${age('locked_at')} > 10000 AND NOT EXISTS (
      SELECT FROM graphile_worker._private_jobs WHERE job_queue_id = queue.id AND locked_by = queue.locked_by)`);
  await pool.query(`UPDATE graphile_worker._private_jobs SET flags = nullif(flags - 'by-hand', '{}')
    WHERE flags ? 'by-hand' AND locked_at IS NULL AND ${age('updated_at')} > 60000
      AND NOT EXISTS (SELECT FROM queue_workers WHERE kind = 'command')`);
  await pool.query(`UPDATE graphile_worker._private_jobs SET created_at = least(created_at, now()), updated_at = now(),
      run_at = now() + (run_at - greatest(created_at, updated_at))
    WHERE greatest(created_at, updated_at) > now() + interval '1 minute' AND locked_at IS NULL`);
  await pool.query(`UPDATE graphile_worker._private_jobs SET run_at = now()
    WHERE attempts > 0 AND locked_at IS NULL AND run_at > now() + interval '1 minute' + ${LONGEST_BACKOFF}`);
  await pool.query(`UPDATE graphile_worker._private_known_crontabs SET last_execution = now()
    WHERE last_execution > now() + interval '2 minutes'`);
  return rows[0]?.jobs ?? 0;
}

function freeing(workers: string, how: 'died' | 'stopped'): string {
  return `UPDATE graphile_worker._private_jobs AS job SET ${untouched(how)}
    FROM (${workers}) AS holder (id) WHERE job.locked_by = holder.id RETURNING job.id, holder.id AS was`;
}

function freeingQueues(workers: string): string {
  return `UPDATE graphile_worker._private_job_queues AS queue SET locked_by = NULL, locked_at = NULL
    FROM (${workers}) AS holder (id) WHERE queue.locked_by = holder.id`;
}

/** A job as it was before it was taken: no try is lost; only how many died over it is kept, in its flags. */
function untouched(how: 'died' | 'stopped'): string {
  const freed = 'locked_by = NULL, locked_at = NULL, run_at = least(run_at, now())';
  if (how === 'stopped') return `attempts = greatest(attempts - 1, 0), ${freed}`;
  const deaths = `coalesce((flags ->> 'died')::int, 0) + 1`;
  return `attempts = CASE WHEN ${deaths} < ${MOST_DEATHS} THEN greatest(attempts - 1, 0) ELSE max_attempts END,
    last_error = CASE WHEN ${deaths} < ${MOST_DEATHS} THEN last_error
      ELSE 'Given up: ${MOST_DEATHS} workers ended while they were doing this.' END,
    flags = coalesce(flags, '{}') || jsonb_build_object('died', ${deaths}), ${freed}`;
}

/** Wakes those who wait for jobs, as graphile-worker does. */
function nudge(): string {
  return `pg_notify('jobs:insert', json_build_object('r', random(), 'count', 9)::text)`;
}
