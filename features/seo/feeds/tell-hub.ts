import { FEED_FILES } from '@/features/seo/feeds/answer-feed';
import { feedChanged } from '@/features/seo/feeds/jobs';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { Fault } from '@/lib/errors';
import { fetchGuarded, retryAfterSeconds } from '@/lib/http';
import { enqueue } from '@/lib/queue';

const MOST_TRIES = 10; // over about six hours

/** Says which hub the worker tells, or that it tells none: triggers then put changed lists into the queue, or don't. */
export async function nameHub(): Promise<void> {
  const url = env().WEBSUB_HUB;
  await db().$transaction(async (tx) => {
    await tx.hub.deleteMany({ where: url ? { url: { not: url } } : {} });
    if (url) await tx.hub.createMany({ data: { url }, skipDuplicates: true });
  });
}

/** Has the hub told of each feed of a list, each by a job of its own, so that one refusal costs the others nothing. */
export async function announceList(name: string): Promise<void> {
  const path = await listPath(name);
  if (path === null || !env().WEBSUB_HUB) return;
  await db().$transaction(async (tx) => {
    for (const file of FEED_FILES) {
      const feed = `${path}/${file}`;
      const terms = { key: `feed.changed:${feed}`, maxAttempts: MOST_TRIES };
      await enqueue(tx, feedChanged, { path: feed }, terms);
    }
  });
}

/** Where a list that pages depend on under this name has its page, without a slash at its end; null when it has none. */
async function listPath(name: string): Promise<string | null> {
  const [, kind = '', key = ''] = /^([a-z-]+)(?::(.+))?$/.exec(name) ?? [];
  if (kind === 'latest') return '';
  if (kind === 'section') return `/${key}`;
  if (kind === 'topic') return `/topics/${key}`;
  if (kind === 'author') return `/authors/${key}`;
  if (kind === 'language') return `/languages/${key.toLowerCase()}`;
  if (kind !== 'source-list') return null;
  const source = await db().source.findUnique({ where: { id: Number(key) }, select: { slug: true } });
  return source && `/sources/${source.slug}`;
}

/**
 * Tells the hub that a feed changed (`hub.mode=publish`), which then reads it and tells its subscribers. The hub is the
 * operator's choice and may be in the house. Fault `hub` when it does not take it; its `Retry-After` is obeyed.
 */
export async function tellHub({ path, now }: { path: string; now: Date }): Promise<void> {
  const { WEBSUB_HUB, SITE_URL, FETCH_ALLOW } = env();
  if (!WEBSUB_HUB) return;
  const hub = new URL(WEBSUB_HUB);
  const topic = SITE_URL + path;
  const port = hub.port || (hub.protocol === 'https:' ? '443' : '80');
  const answer = await fetchGuarded({
    url: WEBSUB_HUB,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    // Hubs read one or the other: the standard leaves publishing to them.
    body: new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': topic, 'hub.topic': topic }).toString(),
    allow: [...FETCH_ALLOW, `${hub.hostname}:${port}`],
    maxBytes: 100_000,
    timeoutMs: 15_000,
  });
  if (answer.status >= 200 && answer.status < 300) return;
  const retryAfter = retryAfterSeconds(answer.headers['retry-after'], now);
  throw new Fault('hub', `The hub ${hub.host} answers ${answer.status} to news of ${path}.`, { retryAfter });
}
