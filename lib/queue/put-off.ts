import type { Job as QueuedJob } from 'graphile-worker';
import { pool } from '@/lib/db';
import { Fault } from '@/lib/errors';
import { log } from '@/lib/log';
import { BY_HAND } from '@/lib/queue/graphile';

const LONGEST_SECONDS = 24 * 3600;
// Whoever says “later” a hundred times means “never”: then the job's own tries begin to count.
const MOST_TIMES = 100;

/** How often a job was put off stands in its payload, where what parses it does not look. */
type Payload = Record<string, unknown> & { putOff?: number };

/**
 * Puts a job off to the moment for which the other side asked (`Retry-After`), a day at most. It is the same job again,
 * under its key and in its queue, and has lost none of its tries. False when the error asks for nothing, or a command
 * waits for the job: then it fails as any other.
 */
export async function putOff(job: QueuedJob, error: unknown): Promise<boolean> {
  if (!(error instanceof Fault) || !error.retryAfter || job.flags?.[BY_HAND]) return false;
  const payload = job.payload as Payload; // ours is an object, always
  const times = (payload.putOff ?? 0) + 1;
  if (times > MOST_TIMES) return false;
  const seconds = Math.min(error.retryAfter, LONGEST_SECONDS);
  await pool().query(
    `SELECT graphile_worker.add_job(task_identifier, payload := $2::json, run_at := now() + $3 * interval '1 second',
       queue_name := queue_name, max_attempts := max_attempts, job_key := key, priority := priority)
     FROM graphile_worker.jobs WHERE id = $1`,
    [job.id, JSON.stringify({ ...payload, putOff: times }), seconds],
  );
  log().info({ job: job.task_identifier, seconds, reason: error.message }, 'a job was put off');
  return true;
}
