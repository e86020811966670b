import { expect, test } from 'vitest';
import { findBroken } from '@/workers/kills/test-invariants';
import { playKills } from '@/workers/kills/test-newsroom';
import { testDatabase } from '@/tools/test-database';

const databaseUrl = testDatabase();
const seed = Number(process.env.KILL_SEED ?? 20261128);

test('of 200 kills over ingest, translation, publishing and the schedule none loses, doubles or locks anything', async () => {
  const size = { seed, kills: 200, feeds: 12, stories: 25, scheduled: 100, published: 20 };
  const played = await playKills(size, { databaseUrl, outletPort: 6172, enginePort: 6173 });
  console.log(`seed ${seed}: ${played.killed} kills, held at most ${Math.round(played.longestHeldMs)} ms`);
  expect(played).toMatchObject({ left: [], burnt: [], wentThrough: true, killed: 200 });
  expect(await findBroken({ only: 'workers' })).toEqual({});
  expect(played.longestHeldMs).toBeLessThan(60_000);
}, 2_400_000);
