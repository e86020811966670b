import { makeDraft, makeSource } from '@/features/articles/test-article';
import { publishArticle } from '@/features/articles/publish-article';
import { requestFeeds } from '@/features/ingest/poll-feeds';
import { listFeeds } from '@/features/ingest/queries';
import { paragraphsOf, TestOutlet, type OutletFeed } from '@/features/ingest/test-outlet';
import { sendJson, fakeEnglish, TestEngine } from '@/features/translation/test-engine';
import { Crowd, randomFrom } from '@/workers/kills/test-crowd';
import { scheduleMany } from '@/workers/kills/test-schedule';
import { db } from '@/lib/db';
import { listJobs } from '@/lib/queue/queue-state';

interface Size {
  seed: number;
  kills: number;
  feeds: number;
  stories: number;
  scheduled: number;
  published: number;
}

interface Places {
  databaseUrl: string;
  outletPort: number;
  enginePort: number;
}

const ACTOR = { userId: null, name: 'A test' };

/**
 * A newsroom at work while its workers are killed: feeds are asked again and again, what they file is translated by an
 * engine that takes its time, stories are scheduled and published. Says what it came to, for invariants to judge.
 */
export async function playKills(size: Size, { databaseUrl, outletPort, enginePort }: Places) {
  const feeds = Object.fromEntries(
    Array.from({ length: size.feeds }, (_, at) => [`f${at}`, feedOf(at, size.stories)]),
  );
  const outlet = new TestOutlet(outletPort, feeds);
  const engine = new TestEngine(enginePort);
  engine.answer = ({ q }, response) => {
    setTimeout(() => sendJson(response, { translatedText: q.map(fakeEnglish) }), 60);
  };
  await Promise.all([outlet.open(), engine.open()]);
  for (const name of Object.keys(feeds)) await addFeed(outlet.feedUrl(name));
  const scheduled = await scheduleMany(size.scheduled, new Date(Date.now() - 60_000));
  const drafts = await draftMany(size.published);
  const published: number[] = [];
  const chance = randomFrom(size.seed + 1);
  const settings = {
    ...{ FETCH_ALLOW: `127.0.0.1:${outletPort}`, TRANSLATION_ENGINE: 'libretranslate' },
    ...{ TRANSLATION_URL: engine.url, WORKER_BEAT_MS: '1000', DATABASE_POOL: '6' },
  };
  const crowd = new Crowd(databaseUrl, { size: 3, settings, random: randomFrom(size.seed) });
  const held = new Watched();
  const items = size.feeds * size.stories;
  try {
    const done = async () => {
      await held.look();
      // Spread over all kills, so that what a publication causes is under way whenever somebody is killed.
      while (
        published.length < drafts.length &&
        published.length * size.kills <= crowd.killed * drafts.length
      )
        published.push(await publishNext(drafts[published.length] ?? 0));
      const isWhole = crowd.killed >= size.kills && (await isAllDone(items));
      if (!isWhole && crowd.killed < size.kills && chance() < 0.1) await pollAgain();
      return isWhole && published.length === drafts.length;
    };
    const terms = { everyMs: 700, longestMs: 240_000 + size.kills * 8000, most: size.kills };
    const wentThrough = await crowd.killUntil(done, terms);
    const left = wentThrough ? [] : await listLeft();
    return {
      wentThrough,
      left,
      killed: crowd.killed,
      longestHeldMs: held.longestMs,
      burnt: [...held.burnt],
      items,
      scheduled,
      published,
    };
  } finally {
    await crowd.end();
    outlet.close();
    engine.close();
  }
}

function feedOf(at: number, count: number): OutletFeed {
  const dialect = (['rss', 'atom', 'json', 'rdf'] as const)[at % 4] ?? 'rss';
  const stories = Array.from({ length: count }, (_, one) => {
    const slug = `s${at}-${one}`;
    return { slug, title: `Historia ${slug}`, paragraphs: paragraphsOf(slug), picture: one % 3 === 0 };
  });
  return { dialect, full: at % 2 === 0, stories };
}

async function addFeed(url: string): Promise<void> {
  const sourceId = await makeSource();
  await db().feed.create({ data: { sourceId, url, nextFetchAt: new Date(0) } });
}

async function draftMany(count: number): Promise<number[]> {
  const ids: number[] = [];
  while (ids.length < count) ids.push(await makeDraft());
  return ids;
}

async function publishNext(articleId: number): Promise<number> {
  await publishArticle({ articleId, actor: ACTOR, now: new Date() });
  return articleId;
}

/** As the minute's poll does, only more often. */
async function pollAgain(): Promise<void> {
  await requestFeeds(await listFeeds({}), { recheck: false });
}

async function isAllDone(items: number): Promise<boolean> {
  const [row] = await db().$queryRaw<{ left: bigint; articles: bigint }[]>`
    SELECT (SELECT count(*) FROM graphile_worker._private_jobs WHERE attempts < max_attempts OR locked_at IS NOT NULL) AS left,
      (SELECT count(*) FROM articles WHERE source_item_id IN (SELECT item_id FROM translation_spends)) AS articles`;
  return row?.left === 0n && row.articles >= BigInt(items);
}

/** What was not done in the end, for who reads the failure. */
async function listLeft(): Promise<string[]> {
  const jobs = await listJobs({ limit: 20 });
  return jobs.map(({ id, kind, state, attempts, reason, pid }) =>
    [id, kind, state, attempts, pid ?? 'held by nobody known', reason ?? ''].join(' '),
  );
}

/** What is seen of the queue while workers are killed: afterwards it is empty, and tells nothing. */
class Watched {
  /** How long a job was locked at most while nobody alive held it. */
  longestMs = 0;
  /** Jobs that had lost a try, though nothing but a kill befell them. */
  readonly burnt = new Set<string>();

  async look(): Promise<void> {
    const [row] = await db().$queryRaw<{ ms: number | null; burnt: string[] | null }[]>`
      SELECT (extract(epoch FROM clock_timestamp() - min(greatest(job.locked_at, worker.beat_at))
          FILTER (WHERE job.locked_at IS NOT NULL)) * 1000)::float8 AS ms,
        array_agg(concat_ws(' ', task.identifier, job.id, job.last_error))
          FILTER (WHERE job.attempts > (job.locked_at IS NOT NULL)::int AND NOT replaced) AS burnt
      FROM graphile_worker._private_jobs AS job JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
      LEFT JOIN queue_workers AS worker ON worker.id = job.locked_by,
      -- Asked for anew while it ran, a job has another in its stead, and is given no try more.
      LATERAL (SELECT task.identifier = 'feed.due' AND job.key IS NULL AS replaced) AS seen`;
    this.longestMs = Math.max(this.longestMs, row?.ms ?? 0);
    for (const job of row?.burnt ?? []) this.burnt.add(job);
  }
}
