import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeSource } from '@/features/articles/test-article';
import { requestFeeds } from '@/features/ingest/poll-feeds';
import { listFeeds } from '@/features/ingest/queries';
import { paragraphsOf, TestOutlet, type OutletFeed } from '@/features/ingest/test-outlet';
import { fakeEnglish, sendJson, TestEngine } from '@/features/translation/test-engine';
import { db } from '@/lib/db';
import { measureQueue } from '@/lib/queue/queue-state';
import { scheduleMany } from '@/workers/kills/test-schedule';
import type { Report } from '../report';
import { PORTS } from '../stack/ports';
import { stopProgram } from '../stack/programs';

const FEEDS = 81;
const STORIES = 4;
const ENGINE_MS = 10_000;
const POLL_MS = 10_000;

/** So long, in seconds, a job of a kind may wait for its turn while the engine takes ten seconds for each batch. */
const MOST_LAG: Record<string, number> = {
  'article.due': 3,
  'article.published': 5,
  'feed.due': 10,
  'page.wanted': 10,
  'picture.wanted': 30,
};

interface Terms {
  report: Report;
  folder: string;
  databaseUrl: string;
  seconds: number;
}

/** How long jobs of each kind wait while the translation engine is slow and everything else has to be done besides. */
export async function measureQueueLag({ report, folder, databaseUrl, seconds }: Terms): Promise<void> {
  const outlet = new TestOutlet(PORTS.outlet, feedsOf(FEEDS));
  const engine = new TestEngine(PORTS.engine);
  engine.answer = ({ q }, response) => {
    setTimeout(() => sendJson(response, { translatedText: q.map(fakeEnglish) }), ENGINE_MS);
  };
  await Promise.all([outlet.open(), engine.open()]);
  for (let at = 0; at < FEEDS; at++) await addFeed(outlet.feedUrl(`f${at}`));
  // What was measured before had no worker: its jobs waited for nobody.
  await db().$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE locked_at IS NULL`;
  const worker = startWorker({ folder, databaseUrl, engine: engine.url });
  try {
    const worst = await watchLag(seconds);
    for (const [kind, lag] of [...worst].toSorted()) {
      const most = MOST_LAG[kind];
      report.add(`slow engine: longest wait of ${kind}`, lag, 's', most === undefined ? undefined : { most });
    }
  } finally {
    await stopProgram(worker);
    outlet.close();
    engine.close();
  }
}

async function watchLag(seconds: number): Promise<Map<string, number>> {
  const worst = new Map<string, number>();
  const end = Date.now() + seconds * 1000;
  let nextPoll = 0;
  while (Date.now() < end) {
    if (Date.now() >= nextPoll) {
      nextPoll = Date.now() + POLL_MS;
      await requestFeeds(await listFeeds({}), { recheck: false });
      await scheduleMany(1, new Date());
    }
    for (const { kind, lagSeconds } of await measureQueue())
      worst.set(kind, Math.max(worst.get(kind) ?? 0, lagSeconds));
    await sleep(250);
  }
  return worst;
}

function startWorker({
  folder,
  databaseUrl,
  engine,
}: {
  folder: string;
  databaseUrl: string;
  engine: string;
}) {
  const output = openSync(join(folder, 'worker.log'), 'a');
  return spawn(process.execPath, ['generated/run/worker.mjs'], {
    env: {
      ...process.env,
      ...{ DATABASE_URL: databaseUrl, DATA_DIR: folder, FETCH_ALLOW: `127.0.0.1:${PORTS.outlet}` },
      ...{ TRANSLATION_ENGINE: 'libretranslate', TRANSLATION_URL: engine, NODE_ENV: 'production' },
    },
    stdio: ['ignore', output, output],
  });
}

function feedsOf(count: number): Record<string, OutletFeed> {
  const feed = (at: number): OutletFeed => ({
    ...{ dialect: 'rss', full: at % 2 === 0 },
    stories: Array.from({ length: STORIES }, (_, one) => {
      const slug = `s${at}-${one}`;
      return { slug, title: `Historia ${slug}`, paragraphs: paragraphsOf(slug), picture: one === 0 };
    }),
  });
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`f${at}`, feed(at)]));
}

async function addFeed(url: string): Promise<void> {
  await db().feed.create({ data: { sourceId: await makeSource(), url, nextFetchAt: new Date() } });
}
