import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { withdrawArticle } from '@/features/articles/mutations';
import { publishArticle } from '@/features/articles/publish-article';
import type { StoryList } from '@/features/articles/schema';
import { makeDraft, makeSource } from '@/features/articles/test-article';
import { listAuthors, listLanguages, listSources, listTopics } from '@/features/directory/list-indexes';
import { listAuthor, listTopic } from '@/features/directory/queries';
import { writeCursor } from '@/lib/cursor';
import { db } from '@/lib/db';
import { inRender, newRenderScope } from '@/lib/render';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const actor = { userId: null, name: 'A test' };
const NOON = new Date('2026-02-10T12:00:00Z');
const BAD_CURSORS = ['', 'x', '1.1 OR 1=1', '\u0000', '1'.repeat(10_000)];
const ids: number[] = [];
let gone = 0;

// 65 stories, five at each minute, by Ana and an agency; those with an even number are about the sea. One is withdrawn.
beforeAll(async () => {
  const [polish, spanish] = [
    await makeSource({}, { language: 'pl', name: 'Głos' }),
    await makeSource({}, { language: 'es', name: 'La Voz' }),
  ];
  const sea = await db().topic.create({ data: { slug: 'sea', name: 'Sea' } });
  await db().topic.create({ data: { slug: 'unused', name: 'Unused' } });
  const ana = await db().person.create({ data: { slug: 'ana', name: 'Ana', biography: 'Writes.' } });
  const dpa = await db().agency.create({ data: { slug: 'dpa', name: 'dpa', codes: [] } });
  await db().agency.create({ data: { slug: 'ana', name: 'ANA', codes: [] } });
  for (let at = 0; at < 65; at++) {
    const articleId = await makeDraft({ sourceId: at < 60 ? polish : spanish });
    if (at % 2 === 0) await db().articleTopic.create({ data: { articleId, topicId: sea.id } });
    await db().byline.create({ data: { articleId, position: 0, personId: ana.id } });
    await db().byline.create({ data: { articleId, position: 1, agencyId: dpa.id } });
    const now = new Date(NOON.getTime() - Math.floor(at / 5) * 60_000);
    await publishArticle({ articleId, actor, now });
    ids.push(articleId);
  }
  gone = ids[20] ?? 0;
  await withdrawArticle({ articleId: gone, reason: 'Wrong.', actor, now: new Date() });
}, 60_000);

test.each<[string, (after?: string) => Promise<StoryList | null>, number]>([
  ['topic', (after) => listTopic({ slug: 'sea', after }), 32],
  ['person', (after) => listAuthor({ slug: 'ana', after }), 64],
  ['agency', (after) => listAuthor({ slug: 'dpa', after }), 64],
])('the pages of a %s cover every story once, newest first, and then end', async (_, list, total) => {
  const seen: { id: number; at: Date }[] = [];
  for (let after: string | undefined, first = true; first || after; first = false) {
    const page = await list(after);
    if (!page) throw new Error('a page that was promised is missing');
    seen.push(...page.stories.map(({ id, publishedAt }) => ({ id, at: publishedAt })));
    after = page.next ?? undefined;
  }
  expect(seen).toHaveLength(total);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(total);
  expect(seen).toEqual(seen.toSorted((a, b) => b.at.getTime() - a.at.getTime() || b.id - a.id));
  expect(seen.map(({ id }) => id)).not.toContain(gone);
  const [last] = seen.slice(-1);
  expect(last && (await list(writeCursor(last)))).toBeNull();
  for (const after of BAD_CURSORS) expect(await list(after)).toBeNull();
});

test('topics and names say how many stories they have, and outlets which ones', async () => {
  expect((await listTopic({ slug: 'sea' }))?.topic).toMatchObject({ name: 'Sea', articles: 32 });
  const ana = await listAuthor({ slug: 'ana' });
  expect(ana?.author).toMatchObject({ kind: 'person', biography: 'Writes.', articles: 64 });
  expect(ana?.outlets.map(({ name }) => name)).toEqual(['Głos', 'La Voz']);
  expect((await listAuthor({ slug: 'dpa' }))?.author).toMatchObject({ kind: 'agency', articles: 64 });
});

test('what has no public story is not found and not listed', async () => {
  for (const slug of ['unused', 'nothing']) expect(await listTopic({ slug })).toBeNull();
  expect(await listAuthor({ slug: 'nobody' })).toBeNull();
  expect((await listTopics())?.entries).toEqual([{ slug: 'sea', name: 'Sea', articles: 32 }]);
  expect((await listAuthors())?.entries.map(({ slug, kind }) => [slug, kind])).toEqual([
    ['ana', 'person'],
    ['dpa', 'agency'],
  ]);
  expect((await listSources())?.entries.map(({ name, articles }) => [name, articles])).toEqual([
    ['Głos', 59],
    ['La Voz', 5],
  ]);
  expect(await listLanguages()).toEqual([
    { code: 'pl', articles: 59, outlets: ['Głos'] },
    { code: 'es', articles: 5, outlets: ['La Voz'] },
  ]);
});

test('an index goes on after a slug and ends after the last one', async () => {
  expect((await listAuthors('ana'))?.entries.map(({ slug }) => slug)).toEqual(['dpa']);
  expect(await listAuthors('dpa')).toBeNull();
  for (const after of ['', '1.1 OR 1=1', '\u0000', 'Ana', 'a--b', 'z'])
    expect([after, await listTopics(after)]).toEqual([after, null]);
});

test('an index of more than a page leads on', async () => {
  const [articleId = 0] = ids;
  const slugs = Array.from({ length: 130 }, (_, at) => `t${String(at).padStart(3, '0')}`);
  await db().topic.createMany({ data: slugs.map((slug) => ({ slug, name: slug })) });
  const topics = await db().topic.findMany({ where: { slug: { in: slugs } } });
  await db().articleTopic.createMany({ data: topics.map(({ id }) => ({ articleId, topicId: id })) });
  const first = await listTopics();
  expect(first?.entries).toHaveLength(120);
  const second = await listTopics(first?.next ?? '');
  expect(second?.next).toBeNull();
  expect([...(first?.entries ?? []), ...(second?.entries ?? [])].map(({ slug }) => slug)).toEqual([
    'sea',
    ...slugs,
  ]);
});

test('a name or topic added to a public story counts at once, and no more when it is taken away', async () => {
  const ice = await db().topic.create({ data: { slug: 'ice', name: 'Ice' } });
  const [articleId = 0] = ids;
  await db().articleTopic.create({ data: { articleId, topicId: ice.id } });
  expect((await listTopic({ slug: 'ice' }))?.stories.map(({ id }) => id)).toEqual([articleId]);
  await db().articleTopic.delete({ where: { articleId_topicId: { articleId, topicId: ice.id } } });
  expect(await listTopic({ slug: 'ice' })).toBeNull();
  const draft = await makeDraft();
  await db().articleTopic.create({ data: { articleId: draft, topicId: ice.id } });
  expect(await listTopic({ slug: 'ice' })).toBeNull();
});

test('pages depend on what a publication names, also while they are not found', async () => {
  const depsOf = async (work: () => Promise<unknown>) => {
    const scope = newRenderScope();
    await inRender(scope, work);
    return [...scope.deps];
  };
  expect(await depsOf(() => listTopic({ slug: 'sea' }))).toEqual(
    expect.arrayContaining(['topic:sea', `article:${ids[0] ?? 0}`]),
  );
  expect(await depsOf(() => listTopic({ slug: 'nothing' }))).toEqual(['topic:nothing']);
  expect(await depsOf(() => listAuthor({ slug: 'nobody' }))).toEqual(['author:nobody']);
  expect(await depsOf(() => listTopics())).toEqual(['topics']);
  expect(await depsOf(() => listAuthors())).toEqual(['authors']);
  expect(await depsOf(() => listSources())).toEqual(['sources']);
  expect(await depsOf(listLanguages)).toEqual(['languages']);
});

test('counts are locked in one order, whatever order topics were given in', async () => {
  const fog = await db().topic.create({ data: { slug: 'fog', name: 'Fog' } });
  const oak = await db().topic.create({ data: { slug: 'oak', name: 'Oak' } });
  const draftAbout = async (...topicIds: number[]) => {
    const articleId = await makeDraft({ section: 'sport' });
    for (const topicId of topicIds) await db().articleTopic.create({ data: { articleId, topicId } });
    return articleId;
  };
  await publishArticle({ articleId: await draftAbout(fog.id, oak.id), actor, now: NOON });
  const second = await draftAbout(oak.id, fog.id);
  let published: Promise<unknown> = Promise.resolve();
  await db().$transaction(async (tx) => {
    const lock = (id: number) =>
      tx.$executeRaw`SELECT FROM article_counts WHERE kind = 'topic' AND key = ${String(id)} FOR UPDATE NOWAIT`;
    await lock(fog.id);
    published = publishArticle({ articleId: second, actor, now: NOON });
    published.catch(() => undefined);
    await sleep(300); // time for it to come as far as it can
    await lock(oak.id); // refused if the publication held it while waiting for the other
  });
  await published;
  expect((await listTopic({ slug: 'oak' }))?.topic.articles).toBe(2);
});

test('a publication and a topic that is added to it meanwhile wait for each other', async () => {
  const articleId = await makeDraft();
  const lake = await db().topic.create({ data: { slug: 'lake', name: 'Lake' } });
  let added: Promise<unknown> = Promise.resolve();
  await db().$transaction(async (tx) => {
    const published = await tx.article.findUniqueOrThrow({ where: { id: ids[0] ?? 0 } });
    const { path, publishedOn, firstPublishedAt, fill } = published;
    await tx.articleRevision.create({
      data: {
        ...{ articleId, number: 1, reason: 'published', author: 'x', headline: 'x', standfirst: '' },
        ...{ blocks: [], publishedAt: NOON },
      },
    });
    const revision = await tx.articleRevision.findFirstOrThrow({ where: { articleId } });
    await tx.article.update({
      where: { id: articleId },
      data: {
        ...{ state: 'published', path: `${path ?? ''}-lake`, publishedOn, firstPublishedAt },
        ...{ publishedRevisionId: revision.id, fill, noindexReason: 'A test.' },
      },
    });
    added = db().articleTopic.create({ data: { articleId, topicId: lake.id } });
    added.catch(() => undefined);
    await sleep(200); // time for it to reach the database
  });
  await added;
  expect((await listTopic({ slug: 'lake' }))?.stories.map(({ id }) => id)).toEqual([articleId]);
});
