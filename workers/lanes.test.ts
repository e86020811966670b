import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KINDS } from '@/features/newsroom/offices/jobs/describe-job';
import { lanes } from '@/workers/lanes';

const house = join(import.meta.dirname, '..');
// Rooms declare their facts in `jobs.ts`; what every room may cause is declared with the notice that causes it.
const ELSEWHERE = ['lib/pages/purge.ts'];

async function findJobs(): Promise<string[]> {
  const features = readdirSync(join(house, 'features'), { recursive: true, encoding: 'utf8' });
  const declared = features
    .filter((file) => /(^|\/)jobs\.ts$/.test(file))
    .map((file) => join('features', file));
  const files = [...declared, ...ELSEWHERE];
  const rooms = await Promise.all(
    files.map((file) => import(join(house, file)) as Promise<Record<string, unknown>>), // each export is looked at
  );
  return rooms.flatMap((room) =>
    Object.values(room).flatMap((job) => {
      const { name, payload } = Object(job) as { name?: unknown; payload?: unknown };
      return typeof name === 'string' && payload ? [name] : [];
    }),
  );
}

test('each job that a room declares is done in exactly one lane, and has words for who looks at the queue', async () => {
  const jobs = await findJobs();
  expect(jobs.length).toBeGreaterThan(8);
  const done = Object.values(lanes).flatMap(({ tasks }) => Object.keys(tasks));
  expect(done.toSorted()).toEqual([...jobs, 'poll_feeds'].toSorted());
  expect(Object.keys(KINDS).toSorted()).toEqual(done.toSorted());
});
