import { beforeAll, expect, test } from 'vitest';
import { withdrawArticle } from '@/features/articles/mutations';
import { publishArticle } from '@/features/articles/publish-article';
import { makeDraft, makeSource } from '@/features/articles/test-article';
import { getArticlePage } from '@/features/reading/get-article-page';
import { relateArticle, relateArticles } from '@/features/reading/related/relate-articles';
import { getEvent } from '@/features/stories/events/get-event';
import { db, pool } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const actor = { userId: null, name: 'A test' };
const ids = new Map<string, number>();
const names = new Map<number, string>();
let minutes = 0;

interface Told {
  section?: string;
  topics?: string[];
  cluster?: string;
  sourceId?: number;
}

/** Publishes a story under its headline, each a minute after the one before. */
async function publish(headline: string, { section = 'world', topics = [], cluster, sourceId }: Told = {}) {
  const articleId = await makeDraft({ headline, section, sourceId, texts: ['Nothing more.'] });
  for (const name of topics)
    await db().articleTopic.create({
      data: {
        article: { connect: { id: articleId } },
        topic: { connectOrCreate: { where: { slug: name }, create: { slug: name, name } } },
      },
    });
  if (cluster) {
    const { sourceItemId } = await db().article.findUniqueOrThrow({ where: { id: articleId } });
    const named = { where: { slug: cluster }, create: { slug: cluster, headline } };
    await db().sourceItem.update({
      where: { id: sourceItemId ?? 0 },
      data: { cluster: { connectOrCreate: named } },
    });
  }
  await publishArticle({
    articleId,
    actor,
    now: new Date(Date.now() - 36_000_000 + (minutes += 1) * 60_000),
  });
  ids.set(headline, articleId);
  names.set(articleId, headline);
}

async function related(headline: string) {
  const { path } = await db().article.findUniqueOrThrow({ where: { id: ids.get(headline) ?? 0 } });
  const page = await getArticlePage(path ?? '');
  return page?.related.map(({ id }) => names.get(id));
}

beforeAll(async () => {
  const one = await makeSource();
  await publish('Ferry adrift off the island', {
    topics: ['rare', 'common'],
    cluster: 'ferry',
    sourceId: one,
  });
  await publish('Fishermen hold a drifting boat', { section: 'sport', cluster: 'ferry' });
  await publish('A lighthouse keeper retires', { section: 'asia', topics: ['rare'] });
  for (let at = 0; at < 6; at++)
    await publish(`Parliament votes on budget ${at}`, { section: 'asia', topics: ['common'] });
  await publish('Another ferry runs to the island', { section: 'world' });
  await publish('The price of onions', { section: 'world' });
  await publish('Ferry adrift, again', { section: 'world', cluster: 'ferry' });
  await relateArticles([...ids.values()]);
  await withdrawArticle({
    articleId: ids.get('Ferry adrift, again') ?? 0,
    reason: 'A test.',
    actor,
    now: new Date(),
  });
});

test('other outlets on the event come first, then a rare topic, then a common one, then like words', async () => {
  expect((await related('Ferry adrift off the island'))?.slice(0, 4)).toEqual([
    'Fishermen hold a drifting boat',
    'A lighthouse keeper retires',
    'Parliament votes on budget 5',
    'Parliament votes on budget 4',
  ]);
});

test('without a topic, what uses the same words comes before what is merely new', async () => {
  expect(await related('Another ferry runs to the island')).toEqual([
    'Ferry adrift off the island',
    'The price of onions',
  ]);
});

test('never itself, never what was withdrawn', async () => {
  const found = await related('Ferry adrift off the island');
  expect(found).not.toContain('Ferry adrift off the island');
  expect(found).not.toContain('Ferry adrift, again');
});

test('a publication asks for it once, and done again nothing changes', async () => {
  const { rows } = await pool().query(
    "SELECT count(*)::int AS jobs FROM graphile_worker.jobs WHERE task_identifier = 'article.published'",
  );
  expect(rows).toEqual([{ jobs: ids.size }]);
  const state = () =>
    db().article.findMany({ select: { id: true, relatedIds: true }, orderBy: { id: 'asc' } });
  await relateArticles([...ids.values()]); // one was withdrawn since
  const before = await state();
  await relateArticles([...ids.values()]);
  expect(await state()).toEqual(before);
});

test('an older story learns of a newer one', async () => {
  await publish('Keeper of another lighthouse', { section: 'asia', topics: ['rare'] });
  expect(await related('A lighthouse keeper retires')).not.toContain('Keeper of another lighthouse');
  const id = ids.get('Keeper of another lighthouse') ?? 0;
  await Promise.all([relateArticle(id), relateArticle(id)]);
  expect((await related('A lighthouse keeper retires'))?.[0]).toBe('Keeper of another lighthouse');
  expect(await related('Keeper of another lighthouse')).toContain('A lighthouse keeper retires');
});

test('the event of the day is what most outlets tell of, one story an outlet', async () => {
  expect((await getEvent())?.map(({ headline }) => headline)).toEqual([
    'Fishermen hold a drifting boat',
    'Ferry adrift off the island',
  ]);
  const again = (
    await db().article.findUniqueOrThrow({ where: { id: ids.get('Ferry adrift off the island') } })
  ).sourceId;
  await publish('Ferry towed home', { cluster: 'ferry', sourceId: again ?? 0 });
  expect((await getEvent())?.map(({ headline }) => headline)).toEqual([
    'Ferry towed home',
    'Fishermen hold a drifting boat',
  ]);
});

test('one outlet alone makes no event', async () => {
  await db()
    .$executeRaw`UPDATE source_items SET cluster_id = NULL WHERE source_id <> (SELECT min(source_id) FROM source_items)`;
  expect(await getEvent()).toBeNull();
});
