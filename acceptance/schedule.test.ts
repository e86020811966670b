import { afterAll, expect, test } from 'vitest';
import { Crowd, randomFrom } from '@/workers/kills/test-crowd';
import { allAreOut, scheduleMany, witnesses } from '@/workers/kills/test-schedule';
import { testDatabase } from '@/tools/test-database';

const STORIES = 1000;
const databaseUrl = testDatabase();
let crowd: Crowd | undefined;
afterAll(() => crowd?.end());

test('of 1,000 scheduled stories and 8 workers killed at random each goes out once', async () => {
  await scheduleMany(STORIES, new Date(Date.now() - 60_000));
  crowd = new Crowd(databaseUrl, { size: 8, random: randomFrom(8) });
  expect(await crowd.killUntil(allAreOut, { everyMs: 2500, longestMs: 900_000, most: 200 })).toBe(true);
  console.log(`${crowd.killed} workers were killed`);
  expect(crowd.killed).toBeGreaterThan(3);
  const [published, revisions, entries, stories] = Array<number>(4).fill(STORIES);
  expect(await witnesses()).toEqual({ published, revisions, entries, stories });
}, 1_200_000);
