import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KINDS } from '@/features/newsroom/offices/jobs/describe-job';
import { lanes } from '@/workers/lanes';

const features = join(import.meta.dirname, '..', 'features');

async function findJobs(): Promise<string[]> {
  const files = readdirSync(features, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(^|\/)jobs\.ts$/.test(file),
  );
  const rooms = await Promise.all(
    files.map((file) => import(join(features, file)) as Promise<Record<string, unknown>>), // each export is looked at
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
