import { afterAll, expect, test } from 'vitest';
import { Crowd, randomFrom } from '@/workers/kills/test-crowd';
import { allAreOut, scheduleMany, witnesses } from '@/workers/kills/test-schedule';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

const databaseUrl = testDatabase();
let crowd: Crowd | undefined;
afterAll(() => crowd?.end());

// The size that the issue names is played by npm run acceptance.
test('by workers that are killed at random each scheduled story goes out once, also after downtime, and in time', async () => {
  await scheduleMany(40, new Date(Date.now() - 3600_000));
  crowd = new Crowd(databaseUrl, { size: 2, random: randomFrom(7) });
  const terms = { everyMs: 200, longestMs: 90_000 };
  expect(await crowd.killUntil(allAreOut, { ...terms, most: 3 })).toBe(true);
  expect(crowd.killed).toBeGreaterThan(0);
  const at = new Date(Date.now() + 3000);
  const [inTime = 0] = await scheduleMany(1, at);
  expect(await crowd.killUntil(allAreOut, { ...terms, most: 0 })).toBe(true);
  const { firstPublishedAt } = await db().article.findUniqueOrThrow({ where: { id: inTime } });
  const late = (firstPublishedAt?.getTime() ?? 0) - at.getTime();
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThan(5000);
  expect(await witnesses()).toEqual({ published: 41, revisions: 41, entries: 41, stories: 41 });
}, 200_000);
