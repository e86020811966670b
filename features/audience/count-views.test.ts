import { beforeEach, expect, test, vi } from 'vitest';
import { withdrawArticle } from '@/features/articles/mutations';
import { publishArticle } from '@/features/articles/publish-article';
import { makeDraft } from '@/features/articles/test-article';
import { countView, writeViews, type View } from '@/features/audience/count-views';
import { weighTrends } from '@/features/audience/weigh-trends';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const READER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0';
const now = new Date('2026-11-22T12:00:00Z');
const actor = { userId: null, name: 'Test' };
const paths = new Map<string, string>();
const names = new Map<number, string>();
let networks = 0;

beforeEach(async () => {
  await db().$executeRaw`TRUNCATE view_hours`;
});

async function publish(name: string): Promise<number> {
  const articleId = await makeDraft({ slug: name });
  const { path } = await publishArticle({ articleId, actor, now: new Date('2026-11-20T12:00:00Z') });
  paths.set(name, path);
  names.set(articleId, name);
  return articleId;
}

/** Somebody new, in a network of their own. */
const somebody = () => `10.${(networks += 1) >> 16}.${(networks >> 8) & 255}.${networks & 255}`;

interface Told extends Partial<View> {
  of: string;
  hoursAgo: number;
}

/** A day as it happened: in order, each view at its time. */
function live(day: Told[]): void {
  for (const { of, hoursAgo, ...more } of day.toSorted((a, b) => b.hoursAgo - a.hoursAgo)) {
    const view = { path: paths.get(of) ?? of, address: somebody(), userAgent: READER, ...more };
    countView(view, new Date(now.getTime() - hoursAgo * 3_600_000));
  }
}

const times = (count: number, tell: (at: number) => Told): Told[] =>
  Array.from({ length: count }, (_, at) => tell(at));

test('a simulated day of readers, robots, repeats and bursts has the order that the terms say', async () => {
  const all = [
    'old',
    'fresh',
    'steady',
    'burst',
    'reloaded',
    'for-robots',
    'ahead',
    'yesterday',
    'withdrawn',
  ];
  for (const name of all) await publish(name);
  live([
    ...times(40, () => ({ of: 'old', hoursAgo: 20 })), // 40 × ½^(20/8) = 7.1
    ...times(9, () => ({ of: 'fresh', hoursAgo: 1 })), // 9 × ½^(1/8) = 8.3
    ...times(24, (hour) => ({ of: 'steady', hoursAgo: hour })), // 10.5
    // One reader, each minute for two hours: once in half an hour, 4 views.
    ...times(120, (minute) => ({ of: 'reloaded', hoursAgo: 2 - minute / 60, address: '192.0.2.1' })),
    // One network, another browser each time: three views.
    ...times(500, (at) => ({ of: 'burst', hoursAgo: 2, address: '192.0.2.2', userAgent: `${READER} ${at}` })),
    ...times(1000, () => ({
      of: 'for-robots',
      hoursAgo: 1,
      userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1)',
    })),
    ...times(100, () => ({ of: 'for-robots', hoursAgo: 1, userAgent: '' })),
    ...times(100, () => ({ of: 'ahead', hoursAgo: 1, purpose: 'prefetch;prerender' })),
    ...times(1000, () => ({ of: 'yesterday', hoursAgo: 24 })),
    ...times(100, () => ({ of: 'withdrawn', hoursAgo: 1 })),
  ]);
  await writeViews();
  const withdrawn = [...names].find(([, name]) => name === 'withdrawn')?.[0] ?? 0;
  await withdrawArticle({ articleId: withdrawn, reason: 'A test.', actor, now });

  const ranked = await weighTrends({ limit: 10, now });
  expect(ranked.map(({ id }) => names.get(id))).toEqual(['steady', 'fresh', 'old', 'reloaded', 'burst']);
  expect(await weighTrends({ limit: 2, now })).toEqual(ranked.slice(0, 2));
  // Eight hours later what was fresh weighs half, and what was old is out.
  const later = await weighTrends({ limit: 10, now: new Date('2026-11-22T20:00:00Z') });
  expect(later.map(({ id }) => names.get(id))).toEqual(['steady', 'fresh', 'reloaded', 'burst']);
  const totals = await db().viewHour.groupBy({ by: ['articleId'], _sum: { views: true } });
  const views = Object.fromEntries(
    totals.map(({ articleId, _sum }) => [names.get(articleId) ?? '', _sum.views]),
  );
  expect(views).toEqual({
    old: 40,
    fresh: 9,
    steady: 24,
    reloaded: 4,
    burst: 3,
    yesterday: 1000,
    withdrawn: 100,
  });
});

test('one network adds no more than its share, however many stories it opens', async () => {
  for (let at = 0; at < 70; at++) await publish(`of-many-${at}`);
  live(times(70, (at) => ({ of: `of-many-${at}`, hoursAgo: 0, address: '192.0.2.9' })));
  await writeViews();
  expect(await db().viewHour.count()).toBe(60);
});

test('addresses that hold no article, and those made up to fill the memory, are dropped', async () => {
  live([
    { of: '/latest', hoursAgo: 0 },
    ...times(10_100, (at) => ({ of: `/world/2026-11-22/never-was-${at}`, hoursAgo: 0 })),
  ]);
  await writeViews();
  expect(await db().viewHour.count()).toBe(0);
});

test('what cannot be written waits until it can', async () => {
  await publish('patient');
  live([{ of: 'patient', hoursAgo: 0 }]);
  await db().$executeRaw`ALTER TABLE view_hours RENAME TO away`;
  await expect(writeViews()).rejects.toThrow();
  await db().$executeRaw`ALTER TABLE away RENAME TO view_hours`;
  await vi.waitFor(() => writeViews());
  expect(await db().viewHour.findMany()).toMatchObject([{ hour: now, views: 1 }]);
});
