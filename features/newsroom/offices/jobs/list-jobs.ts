import { z } from 'zod';
import { describeJob, type DescribedJob } from '@/features/newsroom/offices/jobs/describe-job';
import { JobState, type KindState, listJobs, measureQueue } from '@/lib/queue/queue-state';

const MOST = 200;

/** What the page of jobs is asked for. Whatever makes no sense is as if it weren't there. */
export const JobFilter = z.object({ show: JobState.catch('dead') });
export type JobFilter = z.infer<typeof JobFilter>;

/** The queue as an admin sees it: counts by kind, and the jobs of one state, in words. */
export async function lookAtQueue(
  { show }: JobFilter,
  now: Date,
): Promise<{ kinds: KindState[]; jobs: DescribedJob[] }> {
  const [kinds, jobs] = await Promise.all([measureQueue(), listJobs({ state: show, limit: MOST })]);
  return { kinds, jobs: jobs.map((job) => describeJob(job, now)) };
}
