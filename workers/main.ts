import { fetchPicture } from '@/features/ingest/fetch-picture';
import { feedDue, pageWanted } from '@/features/ingest/jobs';
import { pollFeeds } from '@/features/ingest/poll-feeds';
import { readPage } from '@/features/ingest/read-page';
import { refreshFeed } from '@/features/ingest/refresh-feed';
import { pictureChanged, pictureStored, pictureWanted } from '@/features/media/jobs';
import { finishPicture } from '@/features/media/finish-picture';
import { renewStories } from '@/features/newsroom/library/renew-stories';
import { itemFiled, itemRevised } from '@/features/sources/jobs';
import { blocksStale } from '@/features/translation/jobs';
import { markStale } from '@/features/translation/mark-stale';
import { translateFiled, translateStale } from '@/features/translation/translate-filed';
import { articleDue, articlePublished } from '@/features/articles/jobs';
import { keepSweeping, publishDue } from '@/features/newsroom/workflow/publish-due';
import { relateArticle } from '@/features/reading/relate-articles';
import { closeDb } from '@/lib/db';
import { log } from '@/lib/log';
import { handler, startWorker } from '@/lib/queue';

// The whole pipeline: each job and what does it.
const tasks = {
  poll_feeds: () => pollFeeds(new Date()),
  ...handler(feedDue, (job) => refreshFeed({ ...job, now: new Date() })),
  ...handler(pageWanted, (job) => readPage({ ...job, now: new Date() })),
  ...handler(pictureWanted, (job) => fetchPicture({ ...job, now: new Date() })),
  ...handler(pictureStored, (job) => finishPicture(job)),
  ...handler(pictureChanged, (job) => renewStories({ ...job, now: new Date() })),
  ...handler(itemFiled, (job) => translateFiled({ ...job, now: new Date() })),
  ...handler(itemRevised, (job) => markStale({ ...job, now: new Date() })),
  ...handler(blocksStale, (job) => translateStale({ ...job, now: new Date() })),
  ...handler(articleDue, ({ articleId }) => publishDue(articleId, new Date())),
  ...handler(articlePublished, ({ articleId }) => relateArticle(articleId)),
};

// Minute by minute, feeds whose time has come; missed minutes are not made up for.
const crontab = '* * * * * poll_feeds ?max=1&jobKey=poll_feeds';

const runner = await startWorker({ tasks, concurrency: 4, crontab });
const schedule = keepSweeping();
log().info('worker ready');

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());

async function stop(): Promise<void> {
  // What holds on longer than this is taken up again by another worker.
  setTimeout(() => process.exit(0), 9000).unref();
  await runner.stop().catch((error: unknown) => {
    log().warn({ error }, 'the worker did not stop cleanly');
  });
  await schedule.stop();
  await closeDb();
  process.exit(0);
}
