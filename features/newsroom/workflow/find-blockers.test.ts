import { expect, test } from 'vitest';
import { reviewAllBlocks } from '@/features/articles/mutations';
import { makeDraft, makeSource } from '@/features/articles/test-article';
import { findBlockers } from '@/features/newsroom/workflow/find-blockers';
import { publish, publishAsOperator } from '@/features/newsroom/workflow/mutations';
import { makePerson } from '@/features/newsroom/workflow/test-person';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();
const now = new Date('2026-03-01T12:00:00Z');
const says = async (id: number) => (await findBlockers(id, { now })).map((one) => one.says);

test('nothing stops a story that is whole, also one that no person has read', async () => {
  expect(await findBlockers(await makeDraft({ status: 'machine' }), { now })).toEqual([]);
  expect(await findBlockers(2_000_000_000, { now })).toEqual([]);
});

test('what stops publishing is said in plain words, with its place, and again by the server', async () => {
  const id = await makeDraft({ headline: ' ' });
  const finding = { articleId: id, kind: 'number' as const, blocking: true };
  await db().finding.createMany({
    data: [
      { ...finding, blockKey: 'b2', message: 'The number differs.' },
      { ...finding, blockKey: 'b2', message: 'Settled.', settledAt: now },
      { ...finding, blockKey: 'b2', message: 'A hint.', blocking: false },
      { ...finding, blockKey: 'b77', message: 'Of a block that is gone.' },
    ],
  });
  await db().articleBlock.updateMany({
    where: { articleId: id, key: 'b1' },
    data: { status: 'stale', staleSince: new Date('2026-03-01T11:12:00Z') },
  });
  await db().article.update({
    where: { id },
    data: { embargoUntil: new Date('2026-03-02T06:00:00Z') },
  });
  expect(await findBlockers(id, { now })).toEqual([
    { place: 'field:headline', says: 'There is no headline.' },
    { place: 'embargo', says: 'Embargo until 2 Mar, 06:00 UTC. Nobody can publish earlier.' },
    {
      place: 'block:b1',
      says: 'The outlet changed block 1 at 11:12. Our text is kept until you decide.',
    },
    { place: 'block:b2', says: 'The number differs. (Block 2)' },
  ]);
  const user = await makePerson('publisher');
  await expect(publish({ user, articleId: id, now })).rejects.toMatchObject({
    kind: 'conflict',
    message: 'There is no headline. And 3 more.',
  });
});

test('terms that forbid a translation, or say nothing, stop it; those that allow an excerpt do not', async () => {
  const [none, mute, excerpt] = [
    await makeSource({ mayTranslate: false, name: 'Headline only' }, { name: 'Faro' }),
    await makeSource(null, { name: 'Mute' }),
    await makeSource({ mayShowFullText: false }),
  ];
  expect(await says(await makeDraft({ sourceId: none }))).toEqual([
    'We may not publish a translation from Faro, only link to it. Headline only, since 1 January 1970.',
  ]);
  expect(await says(await makeDraft({ sourceId: mute }))).toEqual([
    'Nothing says that we may publish anything from Mute. Its page takes the terms.',
  ]);
  expect(await says(await makeDraft({ sourceId: excerpt }))).toEqual([]);
});

test('the first picture needs alt text and credit, where the outlet lets us show it', async () => {
  const picture = { url: 'https://a.example/1', alt: '', caption: '', credit: ' ' };
  const withPicture = async (sourceId: number, shown: typeof picture) => {
    const id = await makeDraft({ sourceId });
    const block = { articleId: id, key: 'b9', position: 9, kind: 'picture', text: '', html: '' };
    const attributes = { pictures: [shown] };
    await db().articleBlock.create({ data: { ...block, status: 'edited', attributes } });
    return says(id);
  };
  const [open, closed] = [await makeSource(), await makeSource({ mayShowPictures: false })];
  expect(await withPicture(open, picture)).toEqual([
    'Block 3: the first picture has no alt text and no credit.',
  ]);
  expect(await withPicture(open, { ...picture, caption: 'A quay' })).toEqual([
    'Block 3: the first picture has no credit.',
  ]);
  expect(await withPicture(open, { ...picture, alt: 'A quay', credit: 'Ana' })).toEqual([]);
  expect(await withPicture(closed, picture)).toEqual([]);
});

test('where two people met, somebody has to choose first', async () => {
  const id = await makeDraft();
  const conflict = { articleId: id, theirs: 'a', mine: 'b', author: 'Somebody', at: now };
  await db().textConflict.createMany({
    data: [
      { ...conflict, place: 'block:b2' },
      { ...conflict, place: 'field:headline' },
      { ...conflict, place: 'block:b1', settledAt: now, choice: 'mine' },
    ],
  });
  expect(await findBlockers(id, { now })).toEqual([
    { place: 'block:b2', says: 'Block 2 has two texts. Somebody has to choose.' },
    { place: 'field:headline', says: 'The headline has two texts. Somebody has to choose.' },
  ]);
});

test('an operator is told the same, but not asked about what nobody has read', async () => {
  const [unread, edited] = [await makeDraft({ status: 'machine' }), await makeDraft({ status: 'edited' })];
  for (const articleId of [unread, edited])
    await db().finding.create({
      data: { articleId, blockKey: 'b2', kind: 'number', blocking: true, message: 'The number differs.' },
    });
  const actor = { userId: null, name: 'The operator' };
  expect(await says(unread)).toEqual(['The number differs. (Block 2)']);
  await publishAsOperator({ articleId: unread, actor, now });
  expect(await db().article.findUnique({ where: { id: unread } })).toMatchObject({
    ...{ state: 'published', indexable: false },
  });
  const before = await db().article.findUnique({ where: { id: edited } });
  await expect(publishAsOperator({ articleId: edited, actor, now })).rejects.toMatchObject({
    message: 'The number differs. (Block 2)',
  });
  expect(await db().article.findUnique({ where: { id: edited } })).toEqual(before);
});

test('the operator may show what they marked; its doubts stay, stop everybody else, and keep search engines away', async () => {
  const wrong = {
    texts: ['It costs 3.4 billion euros.'],
    original: { headline: 'es', texts: ['Cuesta 3,4 millones de euros.'] },
  };
  const id = await makeDraft({ ...wrong, status: 'machine' });
  const operator = { userId: null, name: 'The operator' };
  await reviewAllBlocks(id, operator, now);
  const stops = await says(id);
  expect(stops).toEqual([expect.stringContaining('(Block 1)')]);
  const user = await makePerson('publisher');
  await expect(publish({ user, articleId: id, now })).rejects.toMatchObject({ message: stops[0] });
  await publishAsOperator({ articleId: id, actor: operator, now });
  const told = () => db().article.findUniqueOrThrow({ where: { id } });
  expect(await told()).toMatchObject({ indexable: false, noindexReason: '1 doubtful place is not settled.' });
  expect(await says(id)).toEqual(stops);
  await reviewAllBlocks(id, { userId: user.id, name: user.name }, now);
  await publish({ user, articleId: id, now });
  expect(await told()).toMatchObject({ indexable: true, noindexReason: null });
});
