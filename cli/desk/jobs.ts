import type { Command } from 'commander';
import { idFrom } from '@/cli/read-number';
import { answer } from '@/cli/print-result';
import { withDatabase } from '@/cli/with-database';
import { describeJob, type DescribedJob } from '@/features/newsroom/offices/jobs/describe-job';
import { discardJobs, replayJobs } from '@/features/newsroom/offices/jobs/mutations';
import { listJobs, measureQueue } from '@/lib/queue/queue-state';

const MOST = 1000;

/** `desk jobs [--failed]`, `jobs retry ID…`, `jobs drop ID…`: what waits, runs and was given up, why, and what to do. */
export function register(command: Command): void {
  command
    .option('--failed', 'only jobs that were given up')
    .action(async ({ failed }: { failed?: boolean }, self: Command) => {
      const state = failed ? ('dead' as const) : undefined;
      const queue = await withDatabase(async () => {
        const [kinds, jobs] = await Promise.all([measureQueue(), listJobs({ state, limit: MOST })]);
        return { kinds, jobs: jobs.map((job) => describeJob(job, new Date())) };
      });
      answer(self, queue, inWords(queue.jobs));
    });
  verb(command, ['retry', 'try jobs again at once, with all their tries'], replayJobs);
  verb(command, ['drop', 'take jobs out of the queue for good'], discardJobs);
}

function verb(command: Command, [name, description]: [string, string], does: typeof replayJobs): void {
  command
    .command(name)
    .description(description)
    .argument('<id...>', 'numbers of jobs', collectIds, [])
    .action(async (ids: number[], _: unknown, self: Command) => {
      const changed = await withDatabase(() => does({ ids: ids.map(String), user: null }));
      const jobs = ids.map((id) => {
        const done = changed.includes(String(id));
        return { id: String(id), done, reason: done ? null : 'It is running now, or there is no such job.' };
      });
      answer(self, { jobs }, jobs.map(({ id, reason }) => `${id}  ${reason ?? 'done'}`).join('\n'));
      if (jobs.some(({ done }) => !done)) process.exitCode = 1;
    });
}

function collectIds(word: string, before: number[]): number[] {
  return [...before, idFrom(word)];
}

function inWords(jobs: DescribedJob[]): string {
  if (jobs.length === 0) return 'No job waits, runs or was given up.';
  return jobs
    .map(({ id, state, what, about, says, reason }) =>
      [
        `${id.padStart(8)}  ${state.padEnd(7)}  ${what}`,
        about && ` (${about})`,
        `. ${says}`,
        reason && ` ${reason}`,
      ]
        .filter(Boolean)
        .join(''),
    )
    .join('\n');
}
