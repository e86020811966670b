import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { idFrom } from '@/cli/read-number';
import { answer, sayOnTheSide } from '@/cli/print-result';
import { withDatabase } from '@/cli/with-database';
import { countRun, type IngestRun } from '@/features/ingest/count-run';
import { fetchPicture } from '@/features/ingest/fetch-picture';
import { feedDue, pageWanted } from '@/features/ingest/jobs';
import { requestFeeds } from '@/features/ingest/poll-feeds';
import { listFeeds } from '@/features/ingest/queries';
import { readPage } from '@/features/ingest/read-page';
import { refreshFeed } from '@/features/ingest/refresh-feed';
import { pictureWanted } from '@/features/media/jobs';
import { itemRevised } from '@/features/sources/jobs';
import { markStale } from '@/features/translation/mark-stale';
import { Refusal } from '@/lib/errors';
import { handler } from '@/lib/queue';
import { runDueJobs } from '@/lib/queue/run-by-hand';

// Everything up to the filed item and its pictures; translating is another command's work.
const tasks = {
  ...handler(feedDue, (job) => refreshFeed({ ...job, now: new Date() })),
  ...handler(pageWanted, (job) => readPage({ ...job, now: new Date() })),
  ...handler(pictureWanted, (job) => fetchPicture({ ...job, now: new Date() })),
  ...handler(itemRevised, (job) => markStale({ ...job, now: new Date() })),
};

/** `desk ingest`: polls every feed, or one source's, now, and answers when all that follows from it is done. */
export function register(command: Command): void {
  command
    .option('--source <id>', 'only this source', idFrom)
    .option('--once', 'poll once and stop (the default: the worker polls by itself)')
    .action(async ({ source }: { source?: number }, self: Command) => {
      const run = await withDatabase(() => ingestOnce(source));
      answer(self, run, inWords(run));
    });
}

async function ingestOnce(sourceId: number | undefined): Promise<IngestRun> {
  const [runId, startedAt] = [randomUUID(), new Date()];
  const feeds = await listFeeds({ sourceId });
  if (sourceId !== undefined && feeds.length === 0)
    throw new Refusal('not-found', `There is no source ${sourceId} that is read and has a feed.`);
  await requestFeeds(feeds, { recheck: true, runId });
  await runDueJobs({ tasks, slots: 4, longestMs: 300_000, say: sayOnTheSide });
  return countRun(runId, startedAt);
}

function inWords(run: IngestRun): string {
  return `${run.feeds} feeds: ${run.new} new, ${run.revised} revised, ${run.retracted} retracted, ${run.failed} feeds failed`;
}
