import type { Job } from 'graphile-worker';
import { z } from 'zod';
import { Fault, reasonOf } from '@/lib/errors';
import { log, tellOutage } from '@/lib/log';
import { plainReason } from '@/lib/postgres/faults/plain-reason';
import { isOutage } from '@/lib/postgres/faults/kinds';
import { Stopped } from '@/lib/queue/current-work';
import { counted, measured } from './registry';

const Subject = z.object({
  itemId: z.number().optional(),
  articleId: z.number().optional(),
  feedId: z.number().optional(),
});

type Queued = Pick<Job, 'id' | 'task_identifier' | 'run_at' | 'attempts' | 'max_attempts' | 'payload'>;

/** Counts a job and how long it waited and took; a failure is told with its true words and the story it was about. */
export function watchJob(job: Queued): {
  ended: (how: 'done' | 'put_off' | 'failed', error?: unknown) => void;
} {
  const kind = job.task_identifier;
  const began = Date.now();
  measured('jobWait').observe({ kind }, Math.max(0, began - job.run_at.getTime()) / 1000);
  return {
    ended(how, error) {
      // What was away, busy or full is nobody's failure: the job goes back as if it had never begun.
      const isBack = how === 'failed' && (error instanceof Stopped || isOutage(error));
      const outcome = isBack ? 'stopped' : how;
      counted('jobs').inc({ kind, outcome });
      measured('jobSeconds').observe({ kind }, (Date.now() - began) / 1000);
      if (outcome === 'failed') tellFailure(job, error);
      if (isBack && isOutage(error))
        tellOutage('jobs go back to the queue and wait', { job: kind, reason: plainReason(error) });
    },
  };
}

function tellFailure(job: Queued, error: unknown): void {
  const { itemId: item, articleId: article, feedId: feed } = Subject.safeParse(job.payload).data ?? {};
  const last = job.attempts >= job.max_attempts;
  const tried = { job: job.task_identifier, id: job.id, try: job.attempts, of: job.max_attempts };
  const fields = { ...tried, item, article, feed, reason: reasonOf(error) };
  const told = error instanceof Fault ? fields : { ...fields, error };
  if (last) log().error(told, 'a job failed for the last time and waits for somebody');
  else log().warn(told, 'a job failed and is tried again');
}
