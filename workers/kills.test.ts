import { expect, test } from 'vitest';
import { findBroken } from '@/workers/kills/test-invariants';
import { playKills } from '@/workers/kills/test-newsroom';
import { testDatabase } from '@/tools/test-database';

const databaseUrl = testDatabase();

// More than two hundred kills are played by npm run acceptance.
test('workers that are killed over ingest, translation and the schedule lose nothing, double nothing and lock nothing', async () => {
  const size = { seed: 9, kills: 5, feeds: 3, stories: 4, scheduled: 5, published: 3 };
  const played = await playKills(size, { databaseUrl, outletPort: 6170, enginePort: 6171 });
  expect(played).toMatchObject({ left: [], burnt: [], wentThrough: true, killed: 5 });
  expect(await findBroken({ only: 'workers' })).toEqual({});
  expect(played.longestHeldMs).toBeLessThan(60_000);
}, 400_000);
