import { z } from 'zod';
import { lastLine } from '@/lib/postgres/faults/plain-reason';
import type { QueuedJob } from '@/lib/queue/queue-state';

/** What each kind of job is for, as one would tell a colleague. */
export const KINDS: Record<string, string> = {
  poll_feeds: 'Look which feeds are due',
  'feed.due': 'Ask a feed for news',
  'page.wanted': 'Read a story from its page',
  'picture.wanted': 'Fetch a picture of an outlet',
  'picture.stored': 'Make the sizes of a picture',
  'picture.changed': 'Show a changed picture in its stories',
  'item.filed': 'Translate a new story',
  'item.revised': 'Mark what an outlet changed',
  'blocks.stale': 'Offer new words for what an outlet changed',
  'article.due': 'Publish a scheduled story',
  'article.published': 'Find what goes with a published story',
  'list.changed': 'Find the feeds that a change touches',
  'feed.changed': 'Tell the hub of a changed feed',
};

const About = z.object({
  articleId: z.number().optional().catch(undefined),
  itemId: z.number().optional().catch(undefined),
  feedId: z.number().optional().catch(undefined),
  mediaId: z.number().optional().catch(undefined),
  url: z.string().optional().catch(undefined),
});

/** A job in plain words. */
export interface DescribedJob {
  id: string;
  kind: string;
  state: QueuedJob['state'];
  /** What it is for. */
  what: string;
  /** Which one: `article 12`. */
  about: string;
  articleId: number | null;
  /** How it stands and why. */
  says: string;
  reason: string | null;
  attempts: number;
  maxAttempts: number;
  /** When it may be done next, began, or died. */
  at: Date;
}

/** Says what a job is for, what it is about and how it stands. */
export function describeJob(job: QueuedJob, now: Date): DescribedJob {
  const { id, kind, state, attempts, maxAttempts, since, runAt } = job;
  const about = About.catch({}).parse(job.payload);
  return {
    ...{ id, kind, state, attempts, maxAttempts },
    what: KINDS[kind] ?? kind,
    about: aboutInWords(about),
    articleId: about.articleId ?? null,
    says: says(job, now),
    reason: job.reason === null ? null : lastLine(job.reason),
    at: since ?? runAt,
  };
}

function aboutInWords({ articleId, itemId, feedId, mediaId, url }: z.infer<typeof About>): string {
  const numbers = { article: articleId, item: itemId, feed: feedId, picture: mediaId };
  const named = Object.entries(numbers).flatMap(([name, id]) => (id === undefined ? [] : [`${name} ${id}`]));
  return [...named, ...(url ? [url] : [])].join(', ');
}

function says(job: QueuedJob, now: Date): string {
  const { state, attempts, maxAttempts, host, pid, queue, runAt, died } = job;
  const deaths = died > 0 ? ` ${died === 1 ? 'A worker' : `${died} workers`} ended while doing it.` : '';
  const tried = attempts === 1 ? 'once' : `${attempts} times`;
  if (state === 'running') {
    const who = host
      ? `Held by the worker ${pid ?? ''} on ${host}.`
      : 'Held by a worker that is gone: free within a minute.';
    return who + deaths;
  }
  if (state === 'dead') return `Given up after it was tried ${tried}.${deaths}`;
  const turn = queue ? `Waits for its turn in ${queue}.` : 'Waits for its turn.';
  if (attempts === 0) return (runAt > now ? 'Waits for its time.' : turn) + deaths;
  return `Tried ${tried} of ${maxAttempts}; tried again ${runAt > now ? 'later' : 'next'}.${deaths}`;
}
