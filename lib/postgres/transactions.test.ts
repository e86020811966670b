import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { db } from '@/lib/db';
import { plainReason } from '@/lib/postgres/faults/plain-reason';
import { within } from '@/lib/queue/current-work';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const agency = (slug: string) => db().agency.create({ data: { slug, name: slug, codes: [] } });
const rename = (slug: string) => ({ where: { slug }, data: { name: `${slug}!` } });

test('of two transactions that wait for each other, the one that is undone begins again', async () => {
  await Promise.all([agency('a'), agency('b')]);
  let begun = 0;
  const crossing = (first: string, second: string) =>
    db().$transaction(async (tx) => {
      begun++;
      await tx.agency.update(rename(first));
      await sleep(300);
      await tx.agency.update(rename(second));
    });
  await Promise.all([crossing('a', 'b'), crossing('b', 'a')]);
  expect(begun).toBe(3);
});

test('a connection that is lost in the middle costs nothing', async () => {
  let begun = 0;
  await db().$transaction(async (tx) => {
    await tx.agency.create({ data: { slug: 'c', name: 'c', codes: [] } });
    if (++begun === 1) await tx.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`;
  });
  expect(begun).toBe(2);
  expect(await db().agency.count({ where: { slug: 'c' } })).toBe(1);
});

test('what is refused is refused once', async () => {
  let begun = 0;
  await agency('d');
  const again = db().$transaction(async (tx) => {
    begun++;
    await tx.agency.create({ data: { slug: 'd', name: 'd', codes: [] } });
  });
  await expect(again).rejects.toThrow(/Unique/);
  expect(begun).toBe(1);
});

test('a job that is to end begins no transaction', async () => {
  const signal = AbortSignal.abort(new Error('It stops.'));
  const work = within({ kind: 'job', signal }, () => db().$transaction((tx) => tx.agency.count()));
  await expect(work).rejects.toThrow('It stops.');
});

test('whoever runs the site reads a sentence', async () => {
  const late = db().$transaction(() => sleep(400), { timeout: 100 });
  await expect(late.catch((error: unknown) => plainReason(error))).resolves.toMatch(/took too long/);
  const lacking = db()
    .$queryRawUnsafe('SELECT FROM nowhere')
    .catch((error: unknown) => plainReason(error));
  await expect(lacking).resolves.toMatch(/lacks a table/);
  expect(plainReason(Object.assign(new Error('ENOENT: no'), { code: 'ENOENT', path: '/x' }))).toBe(
    'There is no such file: /x',
  );
  expect(
    plainReason(new Error('\nInvalid `x` invocation in\n/a/b.ts:1\n\n  at y\nThe column is missing.')),
  ).toBe('The column is missing.');
});
