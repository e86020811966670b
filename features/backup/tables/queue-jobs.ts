import type pg from 'pg';

const COLUMNS = `id, identifier, queue_name, payload, priority, run_at, attempts, max_attempts, last_error, created_at,
  updated_at, key, revision, flags`;

/**
 * The queue as facts, not as its tables are. Nobody holds a job in a restored queue: one that ran when the backup was
 * made waits again, with the try it had begun.
 */
export const JOBS_OUT = `SELECT j.id, t.identifier, q.queue_name, j.payload, j.priority, j.run_at,
  j.attempts - (j.locked_at IS NOT NULL AND j.attempts > 0)::int AS attempts, j.max_attempts, j.last_error, j.created_at,
  j.updated_at, j.key, j.revision, j.flags
  FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
  LEFT JOIN graphile_worker._private_job_queues q ON q.id = j.job_queue_id ORDER BY j.id`;

/** A table for what `JOBS_OUT` wrote, until the transaction ends. */
export const JOBS_TABLE = `CREATE TEMPORARY TABLE restored_jobs (id bigint, identifier text, queue_name text, payload json,
  priority smallint, run_at timestamptz, attempts smallint, max_attempts smallint, last_error text, created_at timestamptz,
  updated_at timestamptz, key text, revision int, flags jsonb) ON COMMIT DROP`;

/** How that table is filled. */
export const JOBS_IN = `COPY restored_jobs (${COLUMNS}) FROM STDIN`;

/** Puts what that table holds into the queue, in place of whatever waited there. */
export async function takeJobs(client: pg.ClientBase): Promise<void> {
  await client.query('DELETE FROM graphile_worker._private_jobs');
  await client.query(
    `INSERT INTO graphile_worker._private_tasks (identifier) SELECT DISTINCT identifier FROM restored_jobs
     ON CONFLICT (identifier) DO NOTHING`,
  );
  await client.query(
    `INSERT INTO graphile_worker._private_job_queues (queue_name) SELECT DISTINCT queue_name FROM restored_jobs
     WHERE queue_name IS NOT NULL ON CONFLICT (queue_name) DO NOTHING`,
  );
  await client.query(
    `INSERT INTO graphile_worker._private_jobs (id, task_id, job_queue_id, payload, priority, run_at, attempts, max_attempts,
       last_error, created_at, updated_at, key, revision, flags) OVERRIDING SYSTEM VALUE
     SELECT r.id, t.id, q.id, r.payload, r.priority, r.run_at, r.attempts, r.max_attempts, r.last_error, r.created_at,
       r.updated_at, r.key, r.revision, r.flags
     FROM restored_jobs r JOIN graphile_worker._private_tasks t USING (identifier)
     LEFT JOIN graphile_worker._private_job_queues q USING (queue_name) ORDER BY r.id`,
  );
  await client.query(
    `SELECT setval(pg_get_serial_sequence('graphile_worker._private_jobs', 'id'),
       greatest((SELECT max(id) FROM restored_jobs), 1))`,
  );
}
