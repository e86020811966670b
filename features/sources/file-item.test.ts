import { beforeEach, expect, test } from 'vitest';
import { fileItem, knowItem } from '@/features/sources/file-item';
import { addSource } from '@/features/sources/mutations';
import type { FiledStory, ItemIdentity } from '@/features/sources/schema';
import { db, pool } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

let identity: ItemIdentity;
let number = 0;

beforeEach(async () => {
  const source = await addSource({ name: `Outlet ${(number += 1)}`, language: 'es' });
  const url = `https://outlet.example/${number}`;
  identity = {
    sourceId: source.id,
    feedId: null,
    externalId: `guid-${number}`,
    url,
    language: 'es',
    publishedAt: null,
  };
});

test('a story is new, then unchanged, then revised, then unchanged again', async () => {
  const first = await fileItem({ identity, story: story('uno', 'dos') });
  expect(first).toMatchObject({ outcome: 'new' });
  expect(await fileItem({ identity, story: story('uno', 'dos') })).toMatchObject({ outcome: 'unchanged' });
  expect(await fileItem({ identity, story: story('uno', 'tres') })).toMatchObject({ outcome: 'revised' });
  expect(await fileItem({ identity, story: story('uno', 'tres') })).toMatchObject({ outcome: 'unchanged' });
  expect(await revisions()).toEqual([
    [1, 'b1 uno', 'b2 dos'],
    [2, 'b1 uno', 'b2 tres'],
  ]);
});

test('a changed headline, standfirst, byline or agency is a revision; another time stamp or markup space is not', async () => {
  await fileItem({ identity, story: story('uno') });
  const outcomeOf = async (change: Partial<FiledStory>) =>
    (await fileItem({ identity, story: { ...story('uno'), ...change } })).outcome;
  expect(await outcomeOf({ updatedAt: new Date() })).toBe('unchanged');
  expect(await outcomeOf({ blocks: [paragraph('  uno\n')] })).toBe('unchanged');
  for (const change of [
    { headline: 'Otro' },
    { standfirst: 'Otro' },
    { byline: 'Otra' },
    { agency: 'EFE' },
  ]) {
    expect(await outcomeOf(change)).toBe('revised');
  }
});

test('twenty filings of one story at once make one item, one revision and one job', async () => {
  const filed = await Promise.all(
    Array.from({ length: 20 }, () => fileItem({ identity, story: story('uno') })),
  );
  const outcomes = filed.map(({ outcome }) => outcome).toSorted();
  expect(outcomes).toEqual(['new', ...Array<string>(19).fill('unchanged')]);
  expect(await db().sourceItem.count({ where: { sourceId: identity.sourceId } })).toBe(1);
  expect(await revisions()).toHaveLength(1);
  expect(await jobs()).toEqual(['item.filed']);
});

test('twenty different versions at once are twenty revisions, numbered without a gap, and no key is given twice', async () => {
  await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      fileItem({ identity, story: story('uno', `version ${at} 7c${at * at}`) }),
    ),
  );
  const filed = await revisions();
  expect(filed.map(([at]) => at)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  expect(new Set(filed.map(([, first]) => first))).toEqual(new Set(['b1 uno']));
});

test('an excerpt never replaces the full text, the full text replaces an excerpt', async () => {
  await fileItem({ identity, story: { ...story('the beginning …'), completeness: 'excerpt' } });
  expect(await fileItem({ identity, story: story('the beginning and the end') })).toMatchObject({
    outcome: 'revised',
  });
  expect(
    await fileItem({ identity, story: { ...story('the beginning …'), completeness: 'excerpt' } }),
  ).toMatchObject({ outcome: 'unchanged' });
  expect((await revisions()).at(-1)).toEqual([2, 'b1 the beginning and the end']);
});

test('what was killed is not filed again, under its id or its address', async () => {
  const { sourceId, externalId, url } = identity;
  await db().tombstone.create({ data: { sourceId, externalId, url, reason: 'A court order.' } });
  expect(await fileItem({ identity, story: story('uno') })).toEqual({ outcome: 'killed' });
  expect(await fileItem({ identity: { ...identity, externalId: 'another' }, story: story('uno') })).toEqual({
    outcome: 'killed',
  });
  expect(await knowItem({ ...identity, externalId: 'a third' })).toBeNull();
  expect(
    await fileItem({ identity: { ...identity, externalId: 'fourth', url: `${url}-2` }, story: story('uno') }),
  ).toMatchObject({ outcome: 'new' });
});

test('the job and the revision stand or fall together', async () => {
  const failing = fileItem({
    identity,
    story: story('uno'),
    alongside: () => Promise.reject(new Error('no disk')),
  });
  await expect(failing).rejects.toThrow('no disk');
  expect(await db().sourceItem.count({ where: { sourceId: identity.sourceId } })).toBe(0);
  expect(await jobs()).toEqual([]);
  await fileItem({ identity, story: story('uno') });
  await fileItem({ identity, story: story('dos') });
  expect(await jobs()).toEqual(['item.filed', 'item.revised']);
});

test('a revision and its blocks can not be changed afterwards, by anybody', async () => {
  await fileItem({ identity, story: story('uno') });
  await expect(
    db().sourceRevision.updateMany({ data: { headline: 'What they never said' } }),
  ).rejects.toThrow(/what the outlet said/);
  await expect(db().sourceBlock.updateMany({ data: { text: 'What they never said' } })).rejects.toThrow(
    /what the outlet said/,
  );
});

test('an id of 500 characters of four bytes and an address of 2,000 characters are kept', async () => {
  const random = Array.from({ length: 1900 }, () => Math.floor(Math.random() * 36).toString(36)).join('');
  const long = { ...identity, externalId: random.slice(0, 500), url: `https://outlet.example/${random}` };
  expect(await fileItem({ identity: long, story: story('uno') })).toMatchObject({ outcome: 'new' });
});

function story(...texts: string[]): FiledStory {
  const head = { headline: 'Titular', standfirst: '', byline: null, agency: null, updatedAt: null };
  return { ...head, completeness: 'full', blocks: texts.map(paragraph) };
}

function paragraph(text: string): FiledStory['blocks'][number] {
  return { kind: 'paragraph', text, html: text, attributes: {} };
}

async function revisions(): Promise<unknown[][]> {
  const rows = await db().sourceRevision.findMany({
    where: { item: { sourceId: identity.sourceId } },
    orderBy: { number: 'asc' },
    include: { blocks: { orderBy: { position: 'asc' } } },
  });
  return rows.map((row) => [row.number, ...row.blocks.map(({ key, text }) => `${key} ${text}`)]);
}

/** What waits in the queue for the item of this test. */
async function jobs(): Promise<string[]> {
  const items = await db().sourceItem.findMany({
    where: { sourceId: identity.sourceId },
    select: { id: true },
  });
  const { rows } = await pool().query<{ task: string }>(
    `SELECT task_identifier AS task FROM graphile_worker.jobs WHERE split_part(key, ':', 2) = ANY ($1::text[]) ORDER BY id`,
    [items.map(({ id }) => String(id))],
  );
  return rows.map(({ task }) => task);
}
