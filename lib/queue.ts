import type { TaskList } from 'graphile-worker';
import type { z } from 'zod';
import { putOff } from '@/lib/queue/put-off';
import { BY_HAND } from '@/lib/queue/graphile';
import { watchJob } from '@/lib/signals/watch-job';

/** A fact that something else acts on later: its name and what it carries. Rooms declare theirs in `jobs.ts`. */
export interface Job<Payload> {
  name: string;
  payload: z.ZodType<Payload>;
}

/**
 * When and how a job is done. `queue`: one after the other; `key`: asked for again before it began, it is one job.
 * `keepsTime`: asked for again it is done when it was first asked for. `byHand`: it belongs to a command that waits for it, which may have other settings than the standing worker.
 */
export interface JobTerms {
  queue?: string;
  key?: string;
  runAt?: Date;
  keepsTime?: boolean;
  maxAttempts?: number;
  byHand?: boolean;
}

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
  const {
    queue = null,
    key = null,
    runAt = null,
    maxAttempts = 25,
    byHand = false,
    keepsTime = false,
  } = terms;
  const jobKey = key && byHand ? `${key}:${BY_HAND}` : key;
  const flags = byHand ? [BY_HAND] : null;
  const body = JSON.stringify(job.payload.parse(payload));
  const mode = keepsTime ? 'preserve_run_at' : 'replace';
  await tx.$executeRaw`SELECT graphile_worker.add_job(${job.name}, payload := ${body}::json, queue_name := ${queue},
    run_at := ${runAt}, max_attempts := ${maxAttempts}::int, job_key := ${jobKey}, flags := ${flags}::text[],
    job_key_mode := ${mode})`;
}

/**
 * Joins a job to what does it. The payload is parsed on the way in, like everything that comes through a door. Work that
 * somebody outside asked to do later is put off to then.
 */
export function handler<P>(job: Job<P>, work: (payload: P) => Promise<unknown>): TaskList {
  return {
    [job.name]: async (payload, { job: queued }) => {
      const watch = watchJob(queued);
      try {
        await work(job.payload.parse(payload));
        watch.ended('done');
      } catch (error) {
        const isLater = await putOff(queued, error);
        watch.ended(isLater ? 'put_off' : 'failed', error);
        if (!isLater) throw error;
      }
    },
  };
}
