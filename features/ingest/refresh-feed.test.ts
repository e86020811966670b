import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { paragraphsOf, TestOutlet, type OutletFeed, type OutletStory } from '@/features/ingest/test-outlet';
import { ingestOnce } from '@/features/ingest/test-run';
import { licencePreset } from '@/features/sources/licence-presets';
import { addSource, setLicence } from '@/features/sources/mutations';
import type { LicenceTerms } from '@/features/sources/schema';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

process.env.DATA_DIR = mkdtempSync(join(tmpdir(), 'limited-times-ingest-'));
process.env.FETCH_ALLOW = '127.0.0.1:6140';

const feeds: Record<string, OutletFeed> = {};
const outlet = new TestOutlet(6140, feeds);

beforeAll(() => outlet.open());
beforeEach(() => void (outlet.asked.length = 0));
afterAll(() => outlet.close());

const DIALECTS = (['rss', 'rdf', 'atom', 'json'] as const).flatMap((dialect) => [
  { dialect, full: true, kind: 'full texts' },
  { dialect, full: false, kind: 'summaries' },
]);

test.each(DIALECTS)(
  '$dialect with $kind: all is filed once; a changed paragraph is a revision; a retracted story is flagged',
  async ({ dialect, full }) => {
    const name = `${dialect}-${String(full)}`;
    const stories = [1, 2, 3].map((at) => storyOf(`${name}-${at}`, { picture: at === 1 }));
    const sourceId = await addOutlet(name, { dialect, full, stories });
    expect(await ingestOnce(sourceId)).toEqual({
      feeds: 1,
      fetched: 1,
      unchanged: 0,
      new: 3,
      revised: 0,
      retracted: 0,
      failed: 0,
    });
    const filed = await itemsOf(sourceId);
    expect(filed.map(({ texts }) => texts)).toEqual(stories.map(({ paragraphs }) => paragraphs));
    expect(filed[0]).toMatchObject({
      externalId: `${name}-${name}-1`,
      url: `${outlet.base}/${name}/${name}-1`,
      completeness: 'full',
    });
    expect(outlet.asked.some((path) => path === `/${name}/${name}-1`)).toBe(!full);

    expect(await ingestOnce(sourceId)).toMatchObject({
      feeds: 1,
      unchanged: 1,
      new: 0,
      revised: 0,
      retracted: 0,
      failed: 0,
    });

    const [first, second] = stories;
    if (first) first.paragraphs[1] = `${first.paragraphs[1] ?? ''} Añadido más tarde por la redacción.`;
    if (second) second.gone = true;
    expect(await ingestOnce(sourceId)).toMatchObject({ new: 0, revised: 1, retracted: 1, failed: 0 });
    const [revised, retracted, same] = await itemsOf(sourceId);
    expect(revised).toMatchObject({ revision: 2, keys: filed[0]?.keys, retracted: false });
    expect(retracted).toMatchObject({ revision: 1, retracted: true });
    expect(same).toMatchObject({ revision: 1, retracted: false });
    expect(await ingestOnce(sourceId)).toMatchObject({ new: 0, revised: 0, retracted: 0, failed: 0 });
  },
  60_000, // the first to ask for a thread waits for it to begin
);

test('a picture that only the feed knows of is stored with its credit, and still there when the page is read again', async () => {
  const sourceId = await addOutlet('enclosed', {
    dialect: 'rss',
    full: false,
    stories: [storyOf('enclosed-1', { enclosure: true })],
  });
  await ingestOnce(sourceId);
  const url = `${outlet.base}/pictures/enclosed-1.svg`;
  const origin = await db().pictureOrigin.findUnique({
    where: { url },
    include: { media: { include: { renditions: true } } },
  });
  expect(origin?.media).toMatchObject({
    credit: 'Eva Roth',
    caption: 'A quay',
    width: 800,
    height: 600,
    rights: 'press',
  });
  expect(origin?.media?.renditions.length).toBeGreaterThan(1);
  expect(await ingestOnce(sourceId)).toMatchObject({ revised: 0 });
  expect(await ingestOnce(sourceId)).toMatchObject({ revised: 0 });
});

test('a picture in the text keeps its caption and credit', async () => {
  const sourceId = await addOutlet('pictured', {
    dialect: 'atom',
    full: true,
    stories: [storyOf('pictured-1', { picture: true })],
  });
  await ingestOnce(sourceId);
  const { media } = await db().pictureOrigin.findUniqueOrThrow({
    where: { url: `${outlet.base}/pictures/in-pictured-1.svg` },
    include: { media: true },
  });
  expect(media).toMatchObject({ credit: expect.stringContaining('Ana Lund') as string, alt: 'A harbour' });
});

test('without terms an outlet gives headline and excerpt; no page and no picture is fetched', async () => {
  for (const full of [true, false]) {
    const name = `bare-${String(full)}`;
    const stories = [storyOf(`${name}-1`, { picture: true, enclosure: true })];
    const sourceId = await addOutlet(name, { dialect: 'rss', full, stories }, null);
    expect(await ingestOnce(sourceId)).toMatchObject({ new: 1, failed: 0 });
    const [item] = await itemsOf(sourceId);
    expect(item).toMatchObject({ completeness: 'excerpt', standfirst: '' });
    expect(item?.texts.join('').length).toBeLessThanOrEqual(281);
    expect(stories[0]?.paragraphs[0]?.startsWith(item?.texts[0]?.replace(/…$/, '') ?? '?')).toBe(true);
  }
  expect(outlet.asked.filter((path) => !path.endsWith('/feed'))).toEqual([]);
});

test('full text allowed but pages not: what the feed does not tell stays an excerpt', async () => {
  const terms = { ...licencePreset('full'), mayFetchPages: false };
  const sourceId = await addOutlet(
    'no-pages',
    { dialect: 'rss', full: false, stories: [storyOf('no-pages-1')] },
    terms,
  );
  await ingestOnce(sourceId);
  expect(await itemsOf(sourceId)).toMatchObject([{ completeness: 'excerpt' }]);
  expect(outlet.asked).toEqual(['/no-pages/feed']);
});

test('no picture is fetched where the terms forbid it', async () => {
  const stories = [storyOf('text-only-1', { picture: true })];
  await ingestOnce(
    await addOutlet('text-only', { dialect: 'rss', full: true, stories }, licencePreset('text-only')),
  );
  expect(outlet.asked.filter((path) => path.startsWith('/pictures'))).toEqual([]);
});

test('terms that grow bring the full text at the next poll, though the feed did not change', async () => {
  const sourceId = await addOutlet(
    'grows',
    { dialect: 'atom', full: true, stories: [storyOf('grows-1')] },
    null,
  );
  await ingestOnce(sourceId);
  await setLicence(sourceId, licencePreset('full'));
  expect(await ingestOnce(sourceId)).toMatchObject({ revised: 1 });
  expect(await itemsOf(sourceId)).toMatchObject([{ completeness: 'full' }]);
});

test('a story that only rolled off the end of a full feed is neither retracted nor revised', async () => {
  const stories = [1, 2, 3].map((at) => storyOf(`rolls-${at}`));
  const sourceId = await addOutlet('rolls', { dialect: 'rss', full: true, stories });
  await ingestOnce(sourceId);
  feeds.rolls = { dialect: 'rss', full: true, stories: [], rolledOff: stories.slice(2) };
  feeds.rolls.stories = [storyOf('rolls-4'), ...stories.slice(0, 2)];
  expect(await ingestOnce(sourceId)).toMatchObject({ new: 1, revised: 0, retracted: 0 });
  expect(outlet.asked).toContain('/rolls/rolls-3');
  expect(await ingestOnce(sourceId)).toMatchObject({ new: 0, revised: 0, retracted: 0 });
});

test('a page that is gone stays flagged while the feed still lists it, and is well again when it is back', async () => {
  const [story] = [storyOf('flaps-1')];
  const sourceId = await addOutlet('flaps', {
    dialect: 'rss',
    full: false,
    stories: [story, storyOf('flaps-2')],
  });
  await ingestOnce(sourceId);
  const retracted = async () => (await itemsOf(sourceId))[0]?.retracted;
  story.pageGone = true;
  await ingestOnce(sourceId);
  expect(await retracted()).toBe(true);
  for (const title of ['Otro titular', 'Y otro']) {
    (feeds.flaps?.stories[1] ?? story).title = title;
    expect(await ingestOnce(sourceId)).toMatchObject({ retracted: 0 });
    expect(await retracted()).toBe(true);
  }
  story.pageGone = false;
  (feeds.flaps?.stories[1] ?? story).title = 'Un tercero';
  await ingestOnce(sourceId);
  expect(await retracted()).toBe(false);
});

test('a page that can not be read is noted on its item with a reason, and read when it can', async () => {
  const story = storyOf('broken-1', { pageFault: '500' });
  const sourceId = await addOutlet('broken', {
    dialect: 'rss',
    full: false,
    stories: [story, storyOf('broken-2')],
  });
  expect(await ingestOnce(sourceId)).toMatchObject({ new: 1, failed: 0 });
  const item = await db().sourceItem.findFirstOrThrow({ where: { sourceId, externalId: 'broken-broken-1' } });
  expect(item).toMatchObject({
    pageFaultCode: 'status-500',
    pageFaultReason: 'The page answered 500.',
    currentRevisionId: null,
  });
  delete story.pageFault;
  expect(await ingestOnce(sourceId)).toMatchObject({ new: 1 });
  expect(await itemsOf(sourceId)).toHaveLength(2);
});

test('behind a login wall the feed’s summary is what there is', async () => {
  const sourceId = await addOutlet('walled', {
    dialect: 'rss',
    full: false,
    stories: [storyOf('walled-1', { pageFault: 'html' })],
  });
  expect(await ingestOnce(sourceId)).toMatchObject({ new: 1 });
  expect(await itemsOf(sourceId)).toMatchObject([{ completeness: 'excerpt' }]);
});

test('a hostile entry costs its neighbours nothing', async () => {
  const deep = storyOf('hostile-1', { html: '<div>'.repeat(100_000) });
  const long = storyOf('hostile-2', { query: 'x'.repeat(3000) });
  const odd = storyOf('hostile-3', { title: 'Nul \u0000 and \ud800 alone' });
  const picture = storyOf('hostile-4', {
    html: `<img src="/pictures/${'y'.repeat(600)}.svg"><p>${paragraphsOf('largo', 3).join('</p><p>')}</p>`,
  });
  const sourceId = await addOutlet('hostile', {
    dialect: 'json',
    full: true,
    stories: [deep, long, odd, picture, storyOf('hostile-5')],
  });
  expect(await ingestOnce(sourceId)).toMatchObject({ feeds: 1, fetched: 1, failed: 0, new: 3 });
  const [poll] = await db().feedFetch.findMany({ where: { feed: { sourceId } } });
  expect(poll?.problems.join('\n')).toMatch(/nested more than 512 deep[^]*2,000 characters/);
});

test('what was killed is not taken in at the next poll', async () => {
  const sourceId = await addOutlet('killed', {
    dialect: 'rss',
    full: false,
    stories: [storyOf('killed-1'), storyOf('killed-2')],
  });
  const url = `${outlet.base}/killed/killed-1`;
  await db().tombstone.create({
    data: { sourceId, externalId: 'killed-killed-1', url, reason: 'A court order.' },
  });
  expect(await ingestOnce(sourceId)).toMatchObject({ new: 1, failed: 0 });
  expect(outlet.asked).not.toContain('/killed/killed-1');
});

function storyOf(slug: string, more: Partial<OutletStory> = {}): OutletStory {
  return { slug, title: `Titular de ${slug}`, paragraphs: paragraphsOf(slug), ...more };
}

async function addOutlet(
  name: string,
  feed: OutletFeed,
  licence: LicenceTerms | null = licencePreset('full'),
): Promise<number> {
  feeds[name] = feed;
  return (await addSource({ name, language: 'es', feeds: [outlet.feedUrl(name)], licence })).id;
}

/** The filed items of a source, in the order of their ids at the outlet. */
async function itemsOf(sourceId: number) {
  const items = await db().sourceItem.findMany({
    where: { sourceId, currentRevisionId: { not: null } },
    orderBy: { externalId: 'asc' },
    include: { currentRevision: { include: { blocks: { orderBy: { position: 'asc' } } } } },
  });
  return items.map(({ externalId, url, retractedAt, currentRevision }) => ({
    ...{ externalId, url, retracted: retractedAt !== null },
    ...{
      revision: currentRevision?.number,
      completeness: currentRevision?.completeness,
      standfirst: currentRevision?.standfirst,
    },
    texts: currentRevision?.blocks.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text) ?? [],
    keys: currentRevision?.blocks.map(({ key }) => key),
  }));
}
