import { beforeAll, expect, test } from 'vitest';
import { withdrawArticle } from '@/features/articles/mutations';
import { publishArticle } from '@/features/articles/publish-article';
import { makeDraft, makeSource } from '@/features/articles/test-article';
import { listCorrections } from '@/features/directory/list-corrections';
import {
  listAuthor,
  listLanguages,
  listOutlets,
  listPeople,
  listTopic,
  listTopics,
} from '@/features/directory/queries';
import { db } from '@/lib/db';
import { inRender, newRenderScope } from '@/lib/render';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const actor = { userId: null, name: 'A test' };
const NOON = new Date('2026-02-10T12:00:00Z');
const live: number[] = [];
let topicId: number;
let personId: number;

// 40 stories on rivers by Ana, every fifth at the same moment; one draft, one withdrawn.
beforeAll(async () => {
  topicId = (await db().topic.create({ data: { slug: 'rivers', name: 'Rivers' } })).id;
  personId = (await db().person.create({ data: { slug: 'ana', name: 'Ana' } })).id;
  const sourceId = await makeSource({}, { language: 'pl', name: 'Głos' });
  for (let at = 0; at < 42; at++) {
    const articleId = await makeDraft({ sourceId });
    await db().articleTopic.create({ data: { articleId, topicId } });
    await db().byline.create({ data: { articleId, position: 0, personId } });
    if (at === 41) break;
    const now = new Date(NOON.getTime() - Math.floor(at / 5) * 60_000);
    await publishArticle({ articleId, actor, now });
    live.push(articleId);
  }
  await withdrawArticle({ articleId: live.pop() ?? 0, reason: 'Wrong.', actor, now: NOON });
});

test.each([
  ['topic', (after?: string) => listTopic({ slug: 'rivers', after })],
  ['author', (after?: string) => listAuthor({ slug: 'ana', after })],
])('the pages of a %s hold every public story once, newest first, and then end', async (_, list) => {
  const first = await list();
  const second = await list(first?.next ?? '');
  const ids = [...(first?.stories ?? []), ...(second?.stories ?? [])].map(({ id }) => id);
  expect([first?.stories.length, second?.stories.length, second?.next]).toEqual([30, 10, null]);
  expect(ids.toSorted((a, b) => a - b)).toEqual(live);
  const times = [...(first?.stories ?? []), ...(second?.stories ?? [])].map(
    ({ publishedAt }) => +publishedAt,
  );
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  expect(await list('zzz')).toBeNull();
});

test('the indexes count what readers can see, however it came or went', async () => {
  expect(await listTopics()).toEqual([{ slug: 'rivers', name: 'Rivers', articles: 40 }]);
  expect(await listPeople()).toEqual([{ slug: 'ana', name: 'Ana', articles: 40 }]);
  expect(await listOutlets()).toMatchObject([{ name: 'Głos', language: 'pl', articles: 40 }]);
  expect(await listLanguages()).toEqual([{ code: 'pl', articles: 40, outlets: ['Głos'] }]);
  const [articleId = 0] = live;
  await db().articleTopic.delete({ where: { articleId_topicId: { articleId, topicId } } });
  expect(await listTopics()).toMatchObject([{ articles: 39 }]);
  await db().articleTopic.create({ data: { articleId, topicId } });
  expect(await listTopics()).toMatchObject([{ articles: 40 }]);
});

test('a topic or author of whom nothing can be seen is not found, nor is one that never was', async () => {
  await db().topic.create({ data: { slug: 'empty', name: 'Empty' } });
  await db().person.create({ data: { slug: 'nobody', name: 'Nobody' } });
  expect(await listTopic({ slug: 'empty' })).toBeNull();
  expect(await listAuthor({ slug: 'nobody' })).toBeNull();
  expect(await listTopic({ slug: 'never-was' })).toBeNull();
  expect((await listTopics()).map(({ slug }) => slug)).toEqual(['rivers']);
});

test('a page depends on its topic or author, whom publishing names', async () => {
  const scope = newRenderScope();
  await inRender(scope, () => listTopic({ slug: 'rivers' }));
  await inRender(scope, () => listAuthor({ slug: 'ana' }));
  expect([...scope.deps]).toEqual(expect.arrayContaining([`topic:${topicId}`, `person:${personId}`]));
});

test('corrections are listed newest first, those of withdrawn stories not', async () => {
  const [first = 0, second = 0] = live;
  const gone = await db().article.findFirstOrThrow({ where: { state: 'withdrawn' } });
  await db().correction.createMany({
    data: [first, second, gone.id].map((articleId, at) => ({
      ...{ articleId, kind: 'correction' as const, text: `Put right ${at}.` },
      at: new Date(NOON.getTime() + at * 1000),
    })),
  });
  const found = await listCorrections({});
  expect(found?.corrections.map(({ articleId, text }) => [articleId, text])).toEqual([
    [second, 'Put right 1.'],
    [first, 'Put right 0.'],
  ]);
  expect(found?.next).toBeNull();
  expect(await listCorrections({ after: '1.1 OR 1=1' })).toBeNull();
});
