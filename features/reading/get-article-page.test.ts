import { expect, test } from 'vitest';
import { withdrawArticle } from '@/features/articles/mutations';
import { publishArticle } from '@/features/articles/publish-article';
import { makeDraft, makeSource } from '@/features/articles/test-article';
import { getArticlePage, listOriginalBlocks } from '@/features/reading/get-article-page';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const actor = { userId: null, name: 'A test' };

test('an article is found at its address and nowhere else, withdrawn not at all', async () => {
  const id = await makeDraft({ sourceId: await makeSource({}, { language: 'pl', name: 'Głos' }) });
  const { path } = await publishArticle({ articleId: id, actor, now: new Date() });
  const page = await getArticlePage(path);
  expect(page).toMatchObject({
    id,
    path,
    demo: false,
    storiesOfDay: 1,
    indexable: true,
    source: { name: 'Głos' },
    blocks: [{ text: 'One.' }, { text: 'Two.' }],
  });
  expect(page?.original).toMatchObject({
    language: 'pl',
    changedSince: false,
    retracted: false,
    licence: { showsFullText: true },
  });
  expect((await listOriginalBlocks(id)).map(({ text }) => text)).toEqual(['es One.', 'es Two.']);
  expect(await getArticlePage(`${path}x`)).toBeNull();
  await withdrawArticle({ articleId: id, reason: 'Wrong.', actor, now: new Date() });
  expect(await getArticlePage(path)).toBeNull();
  expect(await listOriginalBlocks(id)).toEqual([]);
});

test.each([
  ['an excerpt', { mayShowFullText: false, excerptCharacters: 8 }, ['One two…']],
  ['a headline only', { mayShowFullText: false, excerptCharacters: 0 }, []],
  ['no terms at all', null, ['One two three four five.', 'Six.']],
])('where the terms allow %s, no more is shown, of either text', async (_, terms, texts) => {
  const id = await makeDraft({
    sourceId: await makeSource(terms),
    texts: ['One two three four five.', 'Six.'],
  });
  const { path } = await publishArticle({ articleId: id, actor, now: new Date() });
  const page = await getArticlePage(path);
  expect(page?.blocks.map(({ text }) => text)).toEqual(texts);
  expect(page?.original?.licence.showsFullText).toBe(false);
  expect(await listOriginalBlocks(id)).toEqual([]);
});

test('terms that shrink take full text, pictures and search engines away at once', async () => {
  const outlet = await makeSource();
  const id = await makeDraft({ sourceId: outlet, texts: ['One two three four five.', 'Six.'] });
  await db().article.update({ where: { id }, data: { standfirst: 'A standfirst of some length.' } });
  const { path } = await publishArticle({ articleId: id, actor, now: new Date() });
  expect(await getArticlePage(path)).toMatchObject({
    indexable: true,
    standfirst: 'A standfirst of some length.',
  });
  await db().licenceTerms.create({ data: { sourceId: outlet, name: 'Less', excerptCharacters: 12 } });
  const page = await getArticlePage(path);
  expect(page).toMatchObject({ indexable: false, standfirst: 'A standfirst', blocks: [] });
});
