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
import { publishDue } from '@/features/newsroom/workflow/publish-due';
import { feedChanged } from '@/features/seo/feeds/jobs';
import { announceList, tellHub } from '@/features/seo/feeds/tell-hub';
import { relateArticle } from '@/features/reading/relate-articles';
import { listChanged } from '@/lib/purge';
import { handler } from '@/lib/queue';
import type { Lane } from '@/lib/queue/lanes';

// Minute by minute, feeds whose time has come; a minute that was missed is made up for within the hour.
const crontab = '* * * * * poll_feeds ?fill=1h&max=25&jobKey=poll_feeds';

/** The whole pipeline: each job and what does it, in lanes that don't wait for each other. */
export const lanes = {
  publishing: {
    ...{ slots: 2, longestMs: 120_000 },
    tasks: {
      ...handler(articleDue, ({ articleId }) => publishDue(articleId, new Date())),
      ...handler(articlePublished, ({ articleId }) => relateArticle(articleId)),
      ...handler(pictureChanged, (job) => renewStories({ ...job, now: new Date() })),
    },
  },
  telling: {
    ...{ slots: 2, longestMs: 60_000 },
    tasks: {
      ...handler(listChanged, ({ name }) => announceList(name)),
      ...handler(feedChanged, ({ path }) => tellHub({ path, now: new Date() })),
    },
  },
  polling: {
    ...{ slots: 4, longestMs: 300_000, crontab },
    tasks: {
      poll_feeds: () => pollFeeds(new Date()),
      ...handler(feedDue, (job) => refreshFeed({ ...job, now: new Date() })),
      ...handler(pageWanted, (job) => readPage({ ...job, now: new Date() })),
      ...handler(itemRevised, (job) => markStale({ ...job, now: new Date() })),
    },
  },
  pictures: {
    ...{ slots: 2, longestMs: 300_000 },
    tasks: {
      ...handler(pictureWanted, (job) => fetchPicture({ ...job, now: new Date() })),
      ...handler(pictureStored, (job) => finishPicture(job)),
    },
  },
  engines: {
    ...{ slots: 2, longestMs: 900_000 },
    tasks: {
      ...handler(itemFiled, (job) => translateFiled({ ...job, now: new Date() })),
      ...handler(blocksStale, (job) => translateStale({ ...job, now: new Date() })),
    },
  },
} satisfies Record<string, Lane>;
