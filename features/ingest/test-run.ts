import { fetchPicture } from '@/features/ingest/fetch-picture';
import { feedDue, pageWanted } from '@/features/ingest/jobs';
import { requestFeeds } from '@/features/ingest/poll-feeds';
import { countRun, type IngestRun } from '@/features/ingest/count-run';
import { listFeeds } from '@/features/ingest/queries';
import { readPage } from '@/features/ingest/read-page';
import { refreshFeed } from '@/features/ingest/refresh-feed';
import { pictureWanted } from '@/features/media/jobs';
import { handler } from '@/lib/queue';
import { runDueJobs } from '@/lib/queue/run-by-hand';

const tasks = {
  ...handler(feedDue, (job) => refreshFeed({ ...job, now: new Date() })),
  ...handler(pageWanted, (job) => readPage({ ...job, now: new Date() })),
  ...handler(pictureWanted, (job) => fetchPicture({ ...job, now: new Date() })),
};

/** Polls every feed, or one source's, as `desk ingest --once` does, until no work is left. */
export async function ingestOnce(sourceId?: number): Promise<IngestRun> {
  const [runId, startedAt] = [crypto.randomUUID(), new Date()];
  await requestFeeds(await listFeeds({ sourceId }), { recheck: true, runId });
  await runDueJobs({ tasks, slots: 4, longestMs: 300_000 });
  return countRun(runId, startedAt);
}
