import { feedDue, pageWanted } from '@/features/ingest/jobs';
import { pictureChanged, pictureStored, pictureWanted } from '@/features/media/jobs';
import { itemFiled, itemRevised } from '@/features/sources/jobs';
import { blocksStale } from '@/features/translation/jobs';
import { articleDue, articlePublished } from '@/features/articles/jobs';
import { publishDue } from '@/features/newsroom/workflow/publish-due';
import { feedChanged } from '@/features/seo/feeds/jobs';
import { listChanged } from '@/lib/pages/purge';
import { handler } from '@/lib/queue';
import type { Lane } from '@/lib/queue/lanes';

// Minute by minute, feeds whose time has come; a minute that was missed is made up for within the hour.
const crontab = '* * * * * poll_feeds ?fill=1h&max=25&jobKey=poll_feeds';

/**
 * The whole pipeline: each job and what does it, in lanes that don't wait for each other. What a job needs is loaded when
 * the first of its kind comes: a site that rests keeps no parser, painter and dictionary in memory.
 */
export const lanes = {
  publishing: {
    ...{ slots: 2, longestMs: 120_000 },
    tasks: {
      ...handler(articleDue, ({ articleId }) => publishDue(articleId, new Date())),
      ...handler(articlePublished, async ({ articleId }) =>
        (await import('@/features/reading/related/relate-articles')).relateArticle(articleId),
      ),
      ...handler(pictureChanged, async (job) =>
        (await import('@/features/newsroom/library/renew-stories')).renewStories({ ...job, now: new Date() }),
      ),
    },
  },
  telling: {
    ...{ slots: 2, longestMs: 60_000 },
    tasks: {
      ...handler(listChanged, async ({ name }) =>
        (await import('@/features/seo/feeds/tell-hub')).announceList(name),
      ),
      ...handler(feedChanged, async ({ path }) =>
        (await import('@/features/seo/feeds/tell-hub')).tellHub({ path, now: new Date() }),
      ),
    },
  },
  polling: {
    ...{ slots: 4, longestMs: 300_000, crontab },
    tasks: {
      poll_feeds: async () => (await import('@/features/ingest/poll-feeds')).pollFeeds(new Date()),
      ...handler(feedDue, async (job) =>
        (await import('@/features/ingest/refresh-feed')).refreshFeed({ ...job, now: new Date() }),
      ),
      ...handler(pageWanted, async (job) =>
        (await import('@/features/ingest/read-page')).readPage({ ...job, now: new Date() }),
      ),
      ...handler(itemRevised, async (job) =>
        (await import('@/features/translation/mark-stale')).markStale({ ...job, now: new Date() }),
      ),
    },
  },
  pictures: {
    ...{ slots: 2, longestMs: 300_000 },
    tasks: {
      ...handler(pictureWanted, async (job) =>
        (await import('@/features/ingest/fetch-picture')).fetchPicture({ ...job, now: new Date() }),
      ),
      ...handler(pictureStored, async (job) =>
        (await import('@/features/media/finish-picture')).finishPicture(job),
      ),
    },
  },
  engines: {
    ...{ slots: 2, longestMs: 900_000 },
    tasks: {
      ...handler(itemFiled, async (job) =>
        (await import('@/features/translation/translate-filed')).translateFiled({ ...job, now: new Date() }),
      ),
      ...handler(blocksStale, async (job) =>
        (await import('@/features/translation/translate-filed')).translateStale({ ...job, now: new Date() }),
      ),
    },
  },
} satisfies Record<string, Lane>;
