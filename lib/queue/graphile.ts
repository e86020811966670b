import { Logger } from 'graphile-worker';
import { log, tellOutage } from '@/lib/log';
import { isOutage } from '@/lib/postgres/faults/kinds';
import { Stopped } from '@/lib/queue/current-work';

/** The flag of jobs that belong to a command that waits for them. */
export const BY_HAND = 'by-hand';

/**
 * A job that is over is told to the database by what can fail: by itself graphile-worker leaves such an error to nobody,
 * which ends the process. So it ends the lane alone, which opens anew.
 */
export const GRAPHILE: GraphileConfig.Preset = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };

const LEVELS = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;

/** What graphile-worker says, in our log and without the stacks: the error itself is kept with the job. */
export function quietLogger(): Logger {
  return new Logger((scope) => (level, message, meta) => {
    const [line = ''] = message.split('\n', 1);
    if (meta?.error instanceof Stopped) return; // it went back to the queue: nobody failed
    const spoken = LEVELS[level as keyof typeof LEVELS]; // its levels are these four
    if (isOutage(meta?.error ?? meta?.fatalError))
      tellOutage('the queue lost the database', { reason: line });
    else if (scope.jobId === undefined || spoken === 'debug') log()[spoken]({ worker: scope.workerId }, line);
    // What became of a job is told where it was done, with its story.
  });
}
