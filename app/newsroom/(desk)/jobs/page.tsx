import type { Metadata } from 'next';
import { requireMay } from '@/features/accounts/current-user';
import { JobShelf } from '@/features/newsroom/offices/jobs/job-shelf';
import { JobFilter, lookAtQueue } from '@/features/newsroom/offices/jobs/list-jobs';

export const metadata: Metadata = { title: 'Jobs' };

interface Props {
  searchParams: Promise<Record<string, unknown>>;
}

export default async function JobsPage({ searchParams }: Props) {
  await requireMay('job.change');
  const filter = JobFilter.parse(await searchParams);
  return <JobShelf {...{ filter }} {...await lookAtQueue(filter, new Date())} />;
}
