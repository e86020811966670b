import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pollFeeds } from '@/features/ingest/poll-feeds';
import { listDuePages, listFeeds } from '@/features/ingest/queries';
import { readPage } from '@/features/ingest/read-page';
import { refreshFeed } from '@/features/ingest/refresh-feed';
import { paragraphsOf, TestOutlet, type Ailment, type OutletFeed } from '@/features/ingest/test-outlet';
import { ingestOnce } from '@/features/ingest/test-run';
import { licencePreset } from '@/features/sources/licence-presets';
import { addSource, setSourceState } from '@/features/sources/mutations';
import { db, pool } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

process.env.DATA_DIR = mkdtempSync(join(tmpdir(), 'limited-times-faults-'));
process.env.FETCH_ALLOW = '127.0.0.1:6150';

const feeds: Record<string, OutletFeed> = {};
const outlet = new TestOutlet(6150, feeds);

beforeAll(() => outlet.open());
afterAll(() => outlet.close());

// What the operator reads about each; `null`: it is read, with a word about what was odd.
const REASONS: Record<Ailment, [code: string, reason: RegExp] | null> = {
  '500': ['status-500', /The feed answered 500/],
  '429': ['status-429', /The feed answered 429/],
  slow: ['timeout', /did not answer in full within/],
  close: ['connection', /broke the connection/],
  garbage: ['not-a-feed', /neither RSS, Atom nor JSON Feed/],
  huge: ['too-large', /larger than 20 MB/],
  gzipbomb: ['too-large', /larger than 20 MB/],
  loop: ['redirect-loop', /in a circle/],
  entities: ['unsafe-feed', /entit/i],
  toolong: null,
  empty: ['not-a-feed', /the body is empty/],
  html: ['not-a-feed', /a web page, not a feed/],
};

test(
  'each fault is recorded on its feed in plain words, disturbs no other, keeps the last good state, and heals',
  { timeout: 90_000 },
  async () => {
    const ailments = Object.keys(REASONS) as Ailment[]; // its keys are these
    for (const name of [...ailments, 'well']) await addOutlet(name);
    expect(await ingestOnce()).toMatchObject({ feeds: 13, new: 13, failed: 0 });
    const before = await db().sourceItem.findMany({ orderBy: { id: 'asc' } });

    for (const name of ailments) Object.assign(feeds[name] ?? {}, { ailment: name });
    for (const feed of Object.values(feeds))
      feed.stories.push({ slug: 'second', title: 'Segundo', paragraphs: paragraphsOf('segundo') });
    const now = new Date();
    const polled = await Promise.all(
      (await listFeeds({})).map(({ id }) => refreshFeed({ feedId: id, now, recheck: false })),
    );
    expect(polled).toHaveLength(13);
    const sick = await db().feed.findMany({
      include: { source: true, fetches: { orderBy: { id: 'desc' }, take: 1 } },
    });
    for (const {
      source,
      faultCode,
      faultReason,
      faultSince,
      faultCount,
      fetches,
      lastGoodAt,
      nextFetchAt,
    } of sick) {
      const expected = source.name === 'well' ? null : REASONS[source.name as Ailment];
      expect([source.name, faultCode]).toEqual([source.name, expected?.[0] ?? null]);
      expect(faultCount).toBe(expected ? 1 : 0);
      if (!expected) continue;
      expect(faultReason).toMatch(expected[1]);
      expect(faultSince).toEqual(now);
      expect(lastGoodAt?.getTime()).toBeLessThan(now.getTime());
      expect(fetches[0]).toMatchObject({ outcome: 'failed', faultCode, reason: faultReason });
      expect(nextFetchAt.getTime() - now.getTime()).toBe(source.name === '429' ? 7_200_000 : 600_000);
    }
    const long = sick.find(({ source }) => source.name === 'toolong');
    expect(long?.fetches[0]).toMatchObject({ outcome: 'fetched', items: 1000 });
    expect(long?.fetches[0]?.problems[0]).toMatch(/more than 1000 items/);
    const after = await db().sourceItem.findMany({
      where: { id: { in: before.map(({ id }) => id) } },
      orderBy: { id: 'asc' },
    });
    expect(after.map(({ currentRevisionId, retractedAt }) => [currentRevisionId, retractedAt])).toEqual(
      before.map((item) => [item.currentRevisionId, null]),
    );
    expect(await db().sourceItem.count({ where: { source: { name: 'well' } } })).toBe(2);

    for (const name of ailments) delete feeds[name]?.ailment;
    expect(await ingestOnce()).toMatchObject({ failed: 0 });
    expect(
      await db().feed.count({ where: { OR: [{ faultCode: { not: null } }, { faultCount: { gt: 0 } }] } }),
    ).toBe(0);
    expect(await db().sourceItem.count({ where: { externalId: { endsWith: '-second' } } })).toBe(13);
  },
);

test('a feed that keeps failing is asked less and less often, and once an hour at least', async () => {
  const sourceId = await addOutlet('failing');
  Object.assign(feeds.failing ?? {}, { ailment: '500' });
  const feedId = await feedOf(sourceId);
  const pauses = [];
  for (let at = 0; at < 10; at++) {
    const now = new Date();
    await refreshFeed({ feedId, now, recheck: false });
    const { nextFetchAt } = await db().feed.findUniqueOrThrow({ where: { id: feedId } });
    pauses.push((nextFetchAt.getTime() - now.getTime()) / 60_000);
  }
  expect(pauses).toEqual([10, 20, 40, 60, 60, 60, 60, 60, 60, 60]);
});

test('a page is not asked again before the outlet said so', async () => {
  const sourceId = await addOutlet('busy');
  const story = {
    slug: 'later',
    title: 'Luego',
    paragraphs: paragraphsOf('luego'),
    pageFault: '429' as const,
  };
  Object.assign(feeds.busy ?? {}, { full: false, stories: [story] });
  await ingestOnce(sourceId);
  const item = await db().sourceItem.findFirstOrThrow({ where: { sourceId } });
  expect(item.pageFaultCode).toBe('status-429');
  const minutes = (Number(item.nextPageCheckAt) - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(119);
  expect(minutes).toBeLessThanOrEqual(120);

  // Nor by the next polls, by what the feed says anew, or when it is no longer listed.
  const asked = () => outlet.asked.filter((path) => path === '/busy/later').length;
  expect(asked()).toBe(1);
  await ingestOnce(sourceId);
  Object.assign(story, { title: 'Luego, de nuevo' });
  await ingestOnce(sourceId);
  Object.assign(feeds.busy ?? {}, {
    stories: [{ slug: 'other', title: 'Otra', paragraphs: paragraphsOf('otra') }],
    rolledOff: [story],
  });
  await ingestOnce(sourceId);
  await refreshFeed({ feedId: await feedOf(sourceId), now: new Date(), recheck: true });
  await readPage({ itemId: item.id, told: null, now: new Date() });
  expect(asked()).toBe(1);
  await readPage({ itemId: item.id, told: null, now: new Date(Date.now() + 121 * 60_000) });
  expect(asked()).toBe(2);
});

test('what opens a feed for us is in no address that it names, and the feed is no story', async () => {
  const name = 'keyed';
  const text = paragraphsOf('llave');
  feeds[name] = { dialect: 'rss', full: true, stories: [] };
  const url = `${outlet.feedUrl(name)}?token=KEY&u=7`;
  feeds[name].stories = [
    {
      ...{ slug: 'one', title: 'Uno', paragraphs: [], query: 'token=KEY&id=9' },
      html: `<p>${text.join(' ')} <a href="${url.replace('&', '&amp;')}">RSS</a></p>`,
    },
  ];
  const licence = licencePreset('full');
  const { id: sourceId } = await addSource({ name, language: 'es', feeds: [url], licence });
  await ingestOnce(sourceId);
  const [item] = await db().sourceItem.findMany({ where: { sourceId } });
  expect(item?.url).toBe(`${outlet.base}/keyed/one?id=9`);
  const blocks = await db().sourceBlock.findMany({ where: { revisionId: item?.currentRevisionId ?? 0 } });
  expect(blocks.map(({ html }) => html).join('')).toMatch(/feed\?u=7"/);
});

test('an outlet on a private address that nobody allowed is refused', async () => {
  const { id: sourceId } = await addSource({
    name: 'inside',
    language: 'es',
    feeds: ['http://127.0.0.1:6151/feed'],
  });
  expect(await ingestOnce(sourceId)).toMatchObject({ failed: 1 });
  expect(await db().feed.findFirst({ where: { sourceId } })).toMatchObject({ faultCode: 'private-address' });
});

test('only feeds of active sources whose time has come are asked for, each once', async () => {
  const [due, notYet, paused] = [
    await addOutlet('due'),
    await addOutlet('not-yet'),
    await addOutlet('paused'),
  ];
  await setSourceState(paused, 'paused');
  await db().feed.updateMany({ data: { nextFetchAt: new Date('2099-01-01') } });
  await db().feed.updateMany({
    where: { sourceId: { in: [due, paused] } },
    data: { nextFetchAt: new Date(0) },
  });
  await pollFeeds(new Date());
  await pollFeeds(new Date());
  const { rows } = await pool().query(
    `SELECT key FROM graphile_worker.jobs WHERE task_identifier = 'feed.due'`,
  );
  expect(rows).toEqual([{ key: `feed:${await feedOf(due)}` }]);
  expect(notYet).not.toBe(due);
});

test('what was polled and read while the clock stood a day ahead is due once it is right again', async () => {
  const sourceId = await addOutlet('ahead');
  const feedId = await feedOf(sourceId);
  const now = new Date();
  const isDue = async () => (await listFeeds({ sourceId, dueAt: now })).length === 1;
  const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
  await refreshFeed({ feedId, now, recheck: false });
  await db().sourceItem.updateMany({
    where: { feedId },
    data: { nextPageCheckAt: new Date(now.getTime() + 600_000) },
  });
  expect([await isDue(), (await listDuePages(feedId, now)).length]).toEqual([false, 0]);
  await refreshFeed({ feedId, now: inDays(1), recheck: false });
  await db().sourceItem.updateMany({ where: { feedId }, data: { nextPageCheckAt: inDays(1.01) } });
  expect([await isDue(), (await listDuePages(feedId, now)).length]).toEqual([true, 1]);
  const slow = { pageFaultCode: 'status-429', nextPageCheckAt: inDays(0.99) }; // an outlet may ask for a day
  await db().sourceItem.updateMany({ where: { feedId }, data: slow });
  expect(await listDuePages(feedId, now)).toEqual([]);
});

async function addOutlet(name: string): Promise<number> {
  feeds[name] = {
    dialect: 'rss',
    full: true,
    stories: [{ slug: 'first', title: 'Primero', paragraphs: paragraphsOf(name) }],
  };
  return (
    await addSource({ name, language: 'es', feeds: [outlet.feedUrl(name)], licence: licencePreset('full') })
  ).id;
}

async function feedOf(sourceId: number): Promise<number> {
  return (await db().feed.findFirstOrThrow({ where: { sourceId } })).id;
}
