import { beforeAll, expect, test } from 'vitest';
import { getArchiveMonth, getArchiveYear, listArchiveMonths } from '@/features/stories/list-archive';
import { listForOperator } from '@/features/articles/queries';
import { listFront } from '@/features/stories/list-front';
import { withdrawArticle } from '@/features/articles/mutations';
import { publishArticle } from '@/features/articles/publish-article';
import { getNotice } from '@/features/articles/queries';
import {
  listDay,
  listLanguage,
  listLatest,
  listRail,
  listSameDay,
  listSection,
  listSource,
} from '@/features/stories/queries';
import type { StoryList } from '@/features/articles/schema';
import { makeDraft, makeSource } from '@/features/articles/test-article';
import { writeCursor } from '@/lib/cursor';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const actor = { userId: null, name: 'A test' };
const NOON = new Date('2026-02-10T12:00:00Z');
const live: number[] = [];
let sourceId: number;
let gone: { id: number; path: string };

// 75 stories on three days, many of them published at the same moment, and one withdrawn.
beforeAll(async () => {
  sourceId = await makeSource({}, { language: 'pl', name: 'Głos' });
  for (let at = 0; at < 76; at++) {
    const id = await makeDraft({ sourceId, section: at % 2 ? 'sport' : 'world' });
    const now = new Date(
      NOON.getTime() -
        Math.floor(at / 5) * 60_000 -
        (at >= 40 ? 86_400_000 : 0) -
        (at >= 60 ? 35 * 86_400_000 : 0),
    );
    const { path } = await publishArticle({ articleId: id, actor, now });
    if (at === 10) gone = { id, path };
    else live.push(id);
  }
  await withdrawArticle({ articleId: gone.id, reason: 'Wrong.', actor, now: new Date() });
});

test.each<[string, (after?: string) => Promise<StoryList | null>, () => number]>([
  ['latest', (after) => listLatest({ after }), () => 75],
  ['section', (after) => listSection({ slug: 'world', after }), () => 37],
  ['source', async (after) => listSource({ slug: await slugOf(), after }), () => 75],
  ['language', (after) => listLanguage({ code: 'pl', after }), () => 75],
  ['day', (after) => listDay({ day: '2026-02-10', after }), () => 39],
])('the pages of the %s list cover every story once, newest first, and then end', async (_, list, total) => {
  const seen: { id: number; at: number }[] = [];
  let after: string | undefined;
  let pages = 0;
  do {
    const page = await list(after);
    if (!page) throw new Error('a page that was promised is missing');
    seen.push(...page.stories.map(({ id, publishedAt }) => ({ id, at: publishedAt.getTime() })));
    after = page.next ?? undefined;
    pages += 1;
  } while (after);
  expect(seen).toHaveLength(total());
  expect(new Set(seen.map(({ id }) => id)).size).toBe(total());
  expect(seen).toEqual(seen.toSorted((a, b) => b.at - a.at || b.id - a.id));
  expect(seen.map(({ id }) => id)).not.toContain(gone.id);
  expect(pages).toBe(Math.ceil(total() / 30));
  const last = seen.at(-1);
  expect(await list(writeCursor({ at: new Date(last?.at ?? 0), id: last?.id ?? 0 }))).toBeNull();
});

test.each(['', 'x', '1.1 OR 1=1', 'zzzzzzzzzz.1', '\u0000', '1'.repeat(10_000)])(
  'the cursor %j finds nothing',
  async (after) => {
    expect(await listLatest({ after })).toBeNull();
    expect(await listSection({ slug: 'world', after })).toBeNull();
  },
);

test('what nobody has is null, a section without stories is an empty page', async () => {
  expect(await listSection({ slug: 'nowhere' })).toBeNull();
  expect(await listSource({ slug: 'nobody' })).toBeNull();
  expect(await listLanguage({ code: 'xx' })).toBeNull();
  expect(await listSection({ slug: 'climate' })).toMatchObject({ stories: [], next: null });
});

test('the archive counts what readers can see', async () => {
  expect(await listArchiveMonths()).toEqual([
    { period: '2026-02', articles: 59 },
    { period: '2026-01', articles: 16 },
  ]);
  const year = await getArchiveYear('2026');
  expect(year).toMatchObject({ previous: null, following: null });
  expect(year?.days).toEqual([
    { period: '2026-01-05', articles: 16 },
    { period: '2026-02-09', articles: 20 },
    { period: '2026-02-10', articles: 39 },
  ]);
  expect(await getArchiveYear('1999')).toBeNull();
  expect(await getArchiveYear('20x6')).toBeNull();
  const february = await getArchiveMonth('2026-02');
  expect(february?.days).toEqual([
    { period: '2026-02-09', articles: 20 },
    { period: '2026-02-10', articles: 39 },
  ]);
  expect(february).toMatchObject({ previous: '2026-01', following: null });
  expect(await getArchiveMonth('2026-01')).toMatchObject({ previous: null, following: '2026-02' });
  expect(await getArchiveMonth('2026-03')).toBeNull();
  expect(await getArchiveMonth('2026-13')).toBeNull();
});

test('a day knows the nearest days before and after it that have stories, also from an empty day', async () => {
  expect(await listDay({ day: '2026-02-10' })).toMatchObject({
    previous: '2026-02-09',
    following: null,
    total: 39,
  });
  expect(await listDay({ day: '2026-02-09' })).toMatchObject({
    previous: '2026-01-05',
    following: '2026-02-10',
    total: 20,
  });
  expect(await listDay({ day: '2026-01-20' })).toMatchObject({
    previous: '2026-01-05',
    following: '2026-02-09',
    total: 0,
    stories: [],
  });
  for (const day of ['2999-01-01', '2026-02-30', '0000-01-01', 'yesterday'])
    expect(await listDay({ day })).toBeNull();
  expect(await listDay({ day: '0001-01-01' })).toMatchObject({ stories: [], previous: null });
});

test('below an article stand others of its day, never itself', async () => {
  const [first = 0] = live;
  const stories = await listSameDay({ day: '2026-02-10', exceptIds: [first] });
  expect(stories).toHaveLength(8);
  expect(stories.map(({ id }) => id)).not.toContain(first);
});

test('trends are what was read most in the last day, read lately counting more', async () => {
  const [old = 0, fresh = 0, yesterday = 0] = live;
  const hour = (ago: number) => new Date(Math.floor(Date.now() / 3_600_000 - ago) * 3_600_000);
  await db().viewHour.createMany({
    data: [
      { articleId: old, hour: hour(20), views: 100 },
      { articleId: fresh, hour: hour(0), views: 60 },
      { articleId: yesterday, hour: hour(30), views: 9000 },
      { articleId: gone.id, hour: hour(0), views: 9000 },
    ],
  });
  const { trends, latest } = await listRail();
  expect(trends.map(({ id }) => id)).toEqual([fresh, old]);
  expect(latest).toHaveLength(7);
});

test('the front shows no story twice, and pins come first, in their order, while their time lasts', async () => {
  const idsOf = ({ lead, breaking, seconds, sections }: Awaited<ReturnType<typeof listFront>>) =>
    [lead, breaking, ...seconds, ...sections.flatMap(({ stories }) => stories)].flatMap((story) =>
      story ? [story.id] : [],
    );
  const plain = idsOf(await listFront());
  expect(new Set(plain).size).toBe(plain.length);
  const [oldest = 0, older = 0, expired = 0, future = 0] = live.slice(-4);
  const slots = [
    { position: 1, articleId: oldest },
    { position: 2, articleId: older },
    { position: 3, articleId: expired, expiresAt: new Date(0) },
    { position: 4, articleId: future, startsAt: new Date('2999-01-01') },
    { position: 5, articleId: gone.id },
  ];
  await db().frontVersion.create({ data: { number: 1, state: 'published', slots: { create: slots } } });
  await db().frontVersion.create({
    data: { number: 2, state: 'draft', slots: { create: [{ position: 1, articleId: future }] } },
  });
  // A picture must not lift a story above what editors pinned.
  const picture = {
    src: '/a',
    srcSet: '',
    width: 1,
    height: 1,
    alt: 'A quay',
    credit: 'Ana',
    caption: '',
    drawing: false,
  };
  await db().article.update({ where: { id: live[0] ?? 0 }, data: { leadPicture: picture } });
  const front = await listFront();
  expect(front.lead?.id).toBe(oldest);
  expect(front.seconds[0]?.id).toBe(older);
  const shown = idsOf(front);
  expect(new Set(shown).size).toBe(shown.length);
  expect(shown).not.toContain(gone.id);
  expect(shown).toContain(live[0]);
  for (const { section, stories } of front.sections)
    expect(stories.every((story) => story.section.slug === section.slug)).toBe(true);
});

test('a withdrawn article leaves a notice, a living one and an unknown address none', async () => {
  const { path } = await db().article.findUniqueOrThrow({ where: { id: live[3] ?? 0 } });
  expect(await getNotice(gone.path)).toMatchObject({ kind: 'withdrawn' });
  expect(await getNotice(path ?? '')).toBeNull();
  expect(await getNotice('/world/2026-02-10/never-was')).toBeNull();
});

test('the operator pages through every article in any state', async () => {
  const seen: number[] = [];
  let after: string | undefined;
  do {
    const page = await listForOperator({ sourceId, limit: 20, after });
    seen.push(...page.articles.map(({ id }) => id));
    after = page.next ?? undefined;
  } while (after);
  expect(seen).toEqual([...live, gone.id].toSorted((a, b) => a - b));
  const withdrawn = await listForOperator({ state: 'withdrawn', limit: 5 });
  expect(withdrawn.articles).toMatchObject([
    { id: gone.id, blocks: { reviewed: 2, machine: 0, edited: 0, stale: 0 } },
  ]);
  await expect(listForOperator({ limit: 5, after: 'x' })).rejects.toMatchObject({ kind: 'invalid' });
});

async function slugOf(): Promise<string> {
  return (await db().source.findUniqueOrThrow({ where: { id: sourceId } })).slug;
}
