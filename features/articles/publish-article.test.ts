import pg from 'pg';
import { expect, test } from 'vitest';
import { killArticle, reviewAllBlocks, withdrawArticle } from '@/features/articles/mutations';
import { publishArticle } from '@/features/articles/publish-article';
import { makeDraft, makeSource } from '@/features/articles/test-article';
import { dayIn } from '@/lib/text/days';
import { db } from '@/lib/db';
import { PAGES_CHANNEL } from '@/lib/pages/purge';
import { testDatabase } from '@/tools/test-database';

const databaseUrl = testDatabase();
const actor = { userId: null, name: 'A test' };
const publish = (articleId: number, now = new Date()) => publishArticle({ articleId, actor, now });
const load = (id: number) =>
  db().article.findUniqueOrThrow({ where: { id }, include: { revisions: { orderBy: { number: 'asc' } } } });

test('a published article has its address, its revision and an audit entry', async () => {
  const id = await makeDraft({ slug: 'first-story', section: 'sport' });
  const now = new Date();
  const day = dayIn(now, 'UTC');
  expect(await publish(id, now)).toEqual({ path: `/sport/${day}/first-story` });
  const article = await load(id);
  expect(article).toMatchObject({
    state: 'published',
    path: `/sport/${day}/first-story`,
    fill: 'marked',
    indexable: true,
  });
  expect(article).toMatchObject({
    firstPublishedAt: now,
    publishedOn: new Date(day),
    modifiedAt: null,
    version: 2,
  });
  expect(article.publishedRevisionId).toBe(article.revisions[0]?.id);
  expect(article.revisions[0]).toMatchObject({
    number: 1,
    author: 'A test',
    publishedAt: now,
    teaser: 'One.',
  });
  expect(article.revisions[0]?.blocks).toMatchObject([
    { engine: 'Test', hands: [{ did: 'marked', name: 'The operator', by: null }] },
    { engine: 'Test', hands: [{ did: 'marked' }] },
  ]);
  expect(await audit(id)).toEqual(['article.publish']);
});

test('published again unchanged, nothing that readers see moves; with other words the time of modification does', async () => {
  const id = await makeDraft();
  const first = await publish(id, new Date('2026-03-01T10:00:00Z'));
  expect(await publish(id, new Date('2026-03-02T10:00:00Z'))).toEqual(first);
  const again = await load(id);
  expect(again).toMatchObject({
    firstPublishedAt: new Date('2026-03-01T10:00:00Z'),
    publishedOn: new Date('2026-03-01'),
    modifiedAt: null,
  });
  await db().articleBlock.updateMany({
    where: { articleId: id, key: 'b1' },
    data: { text: 'Uno.', html: 'Uno.' },
  });
  await publish(id, new Date('2026-03-03T10:00:00Z'));
  expect((await load(id)).modifiedAt).toEqual(new Date('2026-03-03T10:00:00Z'));
  expect((await load(id)).revisions.map(({ number }) => number)).toEqual([1, 2, 3]);
});

test('a review alone is no modification, but changes fill and indexability', async () => {
  const id = await makeDraft({ status: 'machine' });
  await publish(id);
  expect(await load(id)).toMatchObject({ fill: 'machine', indexable: false });
  await reviewAllBlocks(id, actor, new Date());
  await publish(id);
  expect(await load(id)).toMatchObject({
    fill: 'marked',
    indexable: true,
    noindexReason: null,
    modifiedAt: null,
  });
});

test('by ten at once, each publication has a revision number of its own and the address is one', async () => {
  const id = await makeDraft();
  const results = await Promise.allSettled(Array.from({ length: 10 }, () => publish(id)));
  const paths = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.path] : []));
  for (const result of results)
    if (result.status === 'rejected') expect(result.reason).toMatchObject({ name: 'Refusal' });
  expect(paths.length).toBeGreaterThan(0);
  expect(new Set(paths).size).toBe(1);
  const { revisions, publishedRevisionId } = await load(id);
  expect(revisions.map(({ number }) => number)).toEqual(paths.map((_, at) => at + 1));
  expect(publishedRevisionId).toBe(revisions.at(-1)?.id);
});

test('publishing and withdrawing at once end in one state, told by the audit', async () => {
  const id = await makeDraft();
  await publish(id);
  const removal = { articleId: id, reason: 'Wrong.', actor, now: new Date() };
  await Promise.allSettled([publish(id), withdrawArticle(removal), publish(id)]);
  const { state, path } = await load(id);
  const redirect = await db().redirect.findUnique({ where: { path: path ?? '' } });
  expect(redirect?.status ?? null).toBe(state === 'withdrawn' ? 410 : null);
  expect(['published', 'withdrawn']).toContain(state);
});

test('ten stories with one slug on one day get ten addresses', async () => {
  const ids = await Promise.all(Array.from({ length: 10 }, () => makeDraft({ slug: 'same-slug' })));
  const paths = await Promise.all(
    ids.map(async (id) => (await publish(id, new Date('2026-04-01T10:00:00Z'))).path),
  );
  expect(new Set(paths).size).toBe(10);
  expect(paths.filter((path) => path === '/world/2026-04-01/same-slug')).toHaveLength(1);
  expect(paths.every((path) => /^\/world\/2026-04-01\/same-slug(-\d+)?$/.test(path))).toBe(true);
  const otherDay = await publish(await makeDraft({ slug: 'same-slug' }), new Date('2026-04-02T10:00:00Z'));
  expect(otherDay.path).toBe('/world/2026-04-02/same-slug');
});

test('an address that leads elsewhere since its article moved is not taken by another', async () => {
  const path = '/world/2026-05-01/moved-on';
  await db().redirect.create({ data: { path, target: '/world/2026-05-01/better-slug', status: 301 } });
  const id = await makeDraft({ slug: 'moved-on' });
  expect(await publish(id, new Date('2026-05-01T10:00:00Z'))).toEqual({ path: `${path}-${id}` });
  expect(await db().redirect.count({ where: { path } })).toBe(1);
});

test('the address stays when slug and section change', async () => {
  const id = await makeDraft({ slug: 'stays' });
  const { path } = await publish(id);
  const sport = await db().section.findUniqueOrThrow({ where: { slug: 'sport' } });
  await db().article.update({ where: { id }, data: { slug: 'other', sectionId: sport.id } });
  expect(await publish(id, new Date(Date.now() + 5 * 86_400_000))).toEqual({ path });
});

test('every web process hears which pages changed, after the commit and not before, and never of a refused one', async () => {
  const told: string[] = [];
  const client = new pg.Client(databaseUrl);
  await client.connect();
  client.on('notification', ({ payload }) => told.push(...(payload ?? '').split('\n')));
  await client.query(`LISTEN ${PAGES_CHANNEL}`);
  const sourceId = await makeSource();
  const id = await makeDraft({ slug: 'heard', sourceId });
  const topic = await db().topic.create({ data: { slug: 'heard', name: 'Heard' } });
  const person = await db().person.create({ data: { slug: 'heard', name: 'Heard' } });
  await db().articleTopic.create({ data: { articleId: id, topicId: topic.id } });
  await db().byline.create({ data: { articleId: id, position: 0, personId: person.id } });
  await client.query('SELECT 1');
  told.length = 0;
  const { path } = await publish(id, new Date('2026-06-01T10:00:00Z'));
  await client.query('SELECT 1');
  const names = [
    ...[`article:${id}`, path, 'front', 'latest', 'archive', 'sources', 'languages'],
    ...['section:world', 'day:2026-06-01', `source-list:${sourceId}`, 'language:es'],
    ...['topics', 'topic:heard', 'authors', 'author:heard'],
  ];
  expect(told.toSorted()).toEqual(names.toSorted());
  const empty = await makeDraft({ texts: [] });
  await client.query('SELECT 1');
  told.length = 0;
  await expect(publish(empty)).rejects.toMatchObject({ kind: 'invalid' });
  await client.query('SELECT 1');
  expect(told).toEqual([]);
  await withdrawArticle({ articleId: id, reason: 'Wrong.', actor, now: new Date() });
  await client.query('SELECT 1');
  expect(told).toEqual(expect.arrayContaining([`!article:${id}`, path, 'front']));
  await client.end();
});

test('why search engines are not invited is said in plain words', async () => {
  const [, noIndex, noTerms] = [0, await makeSource({ mayIndex: false }), await makeSource(null)];
  const [barred, unread, mixed, bare, doubtful] = [
    await makeDraft({ sourceId: noIndex }),
    await makeDraft({ status: 'machine', texts: ['One.'] }),
    await makeDraft({ status: 'edited' }),
    await makeDraft({ sourceId: noTerms }),
    await makeDraft(),
  ];
  await db().articleBlock.updateMany({ where: { articleId: mixed, key: 'b1' }, data: { status: 'stale' } });
  await db().finding.create({
    data: { articleId: doubtful, blockKey: 'b1', kind: 'number', blocking: true, message: '3 became 4' },
  });
  const reasons = [];
  for (const id of [barred, unread, mixed, bare, doubtful]) {
    await publish(id);
    const { indexable, noindexReason } = await load(id);
    expect(indexable).toBe(false);
    reasons.push(noindexReason);
  }
  expect(reasons).toEqual([
    "The outlet's terms do not allow search engines.",
    '1 of 1 block has not been edited or reviewed by a person.',
    '1 of 2 blocks have not been edited or reviewed by a person.',
    "The outlet's terms do not allow search engines.",
    '1 doubtful place is not settled.',
  ]);
});

test('an article under embargo, or killed, or without text, or unknown is not published', async () => {
  const id = await makeDraft();
  await db().article.update({ where: { id }, data: { embargoUntil: new Date('2030-01-01') } });
  await expect(publish(id, new Date('2029-12-31T23:59:59Z'))).rejects.toMatchObject({
    kind: 'invalid',
    message: /embargo/,
  });
  expect(await load(id)).toMatchObject({ state: 'draft', path: null, revisions: [] });
  await expect(publish(id, new Date('2030-01-01'))).resolves.toHaveProperty('path');
  await killArticle({ articleId: id, reason: 'A court order.', actor, now: new Date() });
  await expect(publish(id)).rejects.toMatchObject({
    kind: 'conflict',
    message: "An article that is killed can't be published.",
  });
  await expect(publish(2_000_000_000)).rejects.toMatchObject({ kind: 'not-found' });
});

test('a withdrawn article answers 410 with its reason, and comes back to the same address', async () => {
  const id = await makeDraft();
  const { path } = await publish(id);
  const at = new Date();
  await withdrawArticle({ articleId: id, reason: 'It was wrong.', actor, now: at });
  expect(await db().redirect.findUnique({ where: { path } })).toMatchObject({
    status: 410,
    target: null,
    reason: 'It was wrong.',
    articleId: id,
  });
  expect(await load(id)).toMatchObject({ state: 'withdrawn', withdrawnAt: at, indexable: false });
  await expect(withdrawArticle({ articleId: id, reason: 'Again.', actor, now: at })).rejects.toMatchObject({
    kind: 'conflict',
  });
  expect(await publish(id)).toEqual({ path });
  expect(await db().redirect.findUnique({ where: { path } })).toBeNull();
  expect(await load(id)).toMatchObject({
    state: 'published',
    withdrawnAt: null,
    withdrawnReason: null,
    indexable: true,
  });
  expect(await audit(id)).toEqual(['article.publish', 'article.withdraw', 'article.publish']);
});

test('a removal needs a reason', async () => {
  const id = await makeDraft();
  await publish(id);
  await expect(withdrawArticle({ articleId: id, reason: ' ', actor, now: new Date() })).rejects.toMatchObject(
    { kind: 'invalid', field: 'reason' },
  );
});

test('a killed article answers 410 and its item is never taken in again', async () => {
  const id = await makeDraft();
  const { path } = await publish(id);
  const { sourceItemId } = await load(id);
  const item = await db().sourceItem.findUniqueOrThrow({ where: { id: sourceItemId ?? 0 } });
  await killArticle({ articleId: id, reason: 'A court order.', actor, now: new Date() });
  expect(await db().redirect.findUnique({ where: { path } })).toMatchObject({ status: 410 });
  expect(await db().tombstone.findFirst({ where: { sourceId: item.sourceId } })).toMatchObject({
    externalId: item.externalId,
    url: item.url,
  });
});

test('pictures go along only with file, credit, words, and where the terms allow any', async () => {
  const media = await db().media.create({
    data: {
      sha256: 'c'.repeat(64),
      contentType: 'image/png',
      width: 800,
      height: 600,
      bytes: 9,
      rights: 'press',
      renditions: { create: { width: 720, height: 540, format: 'webp', bytes: 9, key: 'k' } },
    },
  });
  await db().pictureOrigin.create({ data: { url: 'https://a.example/1', mediaId: media.id } });
  const fine = { url: 'https://a.example/1', alt: '', caption: 'A quay', credit: 'Ana' };
  const publishWith = async (sourceId: number, pictures: object[]) => {
    const id = await makeDraft({ sourceId });
    await db().articleBlock.create({
      data: {
        articleId: id,
        key: 'b9',
        position: 9,
        kind: 'gallery',
        text: '',
        html: '',
        status: 'reviewed',
        hands: [{ did: 'marked', by: null, name: null, at: null }],
        attributes: { pictures },
      },
    });
    await publish(id);
    return (await load(id)).leadPicture;
  };
  const open = await makeSource();
  expect(
    await publishWith(open, [
      { ...fine, credit: ' ' },
      { ...fine, caption: '' },
      { ...fine, url: 'https://a.example/2' },
    ]),
  ).toBeNull();
  expect(await publishWith(open, [{ ...fine, credit: ' ' }, fine])).toMatchObject({
    src: '/media/k',
    alt: 'A quay',
    credit: 'Ana',
    width: 800,
  });
  const closed = await makeSource({ mayShowPictures: false });
  expect(await publishWith(closed, [fine])).toBeNull();
  expect(await publishWith(await makeSource(null), [fine])).toBeNull();
  await db().media.update({ where: { id: media.id }, data: { drawing: true, rights: 'own' } });
  expect(await publishWith(closed, [fine])).toMatchObject({ drawing: true });
});

async function audit(id: number): Promise<string[]> {
  const entries = await db().auditEntry.findMany({
    where: { subject: `article:${id}` },
    orderBy: { id: 'asc' },
  });
  return entries.map(({ action }) => action);
}
