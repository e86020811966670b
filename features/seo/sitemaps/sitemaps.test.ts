import { beforeAll, expect, test, vi } from 'vitest';
import { withdrawArticle } from '@/features/articles/mutations';
import { publishArticle } from '@/features/articles/publish-article';
import { makeDraft, makeSource } from '@/features/articles/test-article';
import { answerIndex, answerSitemap } from '@/features/seo/sitemaps/answer-sitemap';
import { newsLanguage } from '@/features/seo/sitemaps/write-sitemap';
import { listSitemaps, numbered } from '@/features/seo/sitemaps/list-sitemaps';
import { inRender, newRenderScope } from '@/lib/render';
import { testDatabase } from '@/tools/test-database';

testDatabase();

vi.mock('@/features/seo/sitemaps/limits', () => ({
  SITEMAP_LENGTH: 3,
  NEWS_LENGTH: 2,
  NEWS_HOURS: 48,
}));

const actor = { userId: null, name: 'A test' };
const NOW = new Date('2026-06-10T12:00:00Z');
const HOUR = 3_600_000;
const paths = new Map<string, string>();

// Five in May and one in June, an hour and 49 hours old; unread and withdrawn ones that no sitemap may name.
beforeAll(async () => {
  const sourceId = await makeSource();
  const publish = async (name: string, now: Date, status: 'machine' | 'reviewed' = 'reviewed') => {
    const articleId = await makeDraft({ sourceId, slug: name, headline: `${name} & <co>`, status });
    paths.set(name, (await publishArticle({ articleId, actor, now })).path);
    return articleId;
  };
  for (let at = 1; at <= 5; at++) await publish(`may-${at}`, new Date(`2026-05-0${at}T10:00:00Z`));
  await publish('old', new Date(+NOW - 49 * HOUR));
  await publish('edge', new Date(+NOW - 48 * HOUR + 60_000));
  await publish('new', new Date(+NOW - HOUR));
  await publish('unread', new Date(+NOW - HOUR), 'machine');
  const gone = await publish('gone', new Date(+NOW - HOUR));
  await withdrawArticle({ articleId: gone, reason: 'Wrong.', actor, now: NOW });
}, 120_000); // a busy machine publishes slowly

const addresses = async (file: string, now = NOW) => {
  const answer = await answerSitemap(file, now);
  const xml = await answer.text();
  return answer.status === 200
    ? [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => new URL(url ?? '').pathname)
    : null;
};

test('the index names a file for each month with stories, more where one is full, and the news', async () => {
  expect((await listSitemaps(NOW)).map(({ path }) => path.replace('/sitemaps/', ''))).toEqual([
    'pages.xml',
    '2026-05.xml',
    '2026-05-2.xml',
    '2026-06.xml',
    'news.xml',
  ]);
  expect(await (await answerIndex(NOW)).text()).toContain('/sitemaps/2026-05-2.xml</loc>');
  expect(numbered('news', 0, 2)).toEqual([]);
});

test('a month holds its indexable stories once, in the order they came, and ends where the next file begins', async () => {
  expect(await addresses('2026-05.xml')).toEqual(['may-1', 'may-2', 'may-3'].map((name) => paths.get(name)));
  expect(await addresses('2026-05-2.xml')).toEqual(['may-4', 'may-5'].map((name) => paths.get(name)));
  expect(await addresses('2026-06.xml')).toEqual(['old', 'edge', 'new'].map((name) => paths.get(name)));
});

test.each([
  '2026-05-3.xml',
  '2026-04.xml',
  '2026-13.xml',
  'news-1.xml',
  'news-2.xml',
  '2026-05-1.xml',
  'x.xml',
  '../pages.xml',
])('%s is not found', async (file) => {
  expect(await addresses(file)).toBeNull();
});

test('a story is news for 48 hours to the minute, and the page knows when its oldest ceases to be', async () => {
  expect(await addresses('news.xml')).toEqual([paths.get('new'), paths.get('edge')]);
  expect(await addresses('news.xml', new Date(+NOW + 120_000))).toEqual([paths.get('new')]);
  const scope = newRenderScope();
  await inRender(scope, () => addresses('news.xml'));
  expect(new Date(scope.expiresAt)).toEqual(new Date(+NOW + 60_000));
});

test('news are told with name, language, time and title, escaped', async () => {
  const xml = await (await answerSitemap('news.xml', NOW)).text();
  expect(xml).toContain('<news:title>new &amp; &lt;co&gt;</news:title>');
  expect(xml).toContain('<news:publication_date>2026-06-10T11:00:00+00:00</news:publication_date>');
  expect(xml).toContain('<news:language>en</news:language>');
});

test.each([
  ['en', 'en'],
  ['en-GB', 'en'],
  ['pt-BR', 'pt'],
  ['zh', 'zh-cn'],
  ['zh-Hant', 'zh-tw'],
  ['zh-HK', 'zh-tw'],
  ['sr-Latn-RS', 'sr'],
  ['fil', 'fil'],
])('the language %s is %s in the news', (tag, written) => {
  expect(newsLanguage(tag)).toBe(written);
  expect(newsLanguage(tag)).toMatch(/^(?:zh-cn|zh-tw|[a-z]{2,3})$/);
});

test('the index says when the newest in each file changed, and lasts until the last of the news is none', async () => {
  const scope = newRenderScope();
  const xml = await inRender(scope, async () => (await answerIndex(NOW)).text());
  const lastmod = (file: string) =>
    new RegExp(`/sitemaps/${file}</loc><lastmod>([^<]+)</lastmod>`).exec(xml)?.[1];
  expect(lastmod('2026-05.xml')).toBe('2026-05-05T10:00:00+00:00');
  expect(lastmod('news.xml')).toBe('2026-06-10T11:00:00+00:00');
  expect(lastmod('pages.xml')).toBe('2026-06-10T11:00:00+00:00');
  expect(new Date(scope.expiresAt)).toEqual(new Date(+NOW + 47 * HOUR));
  expect(new Date(scope.changedAt)).toEqual(new Date('2026-06-10T11:00:00Z'));
});

test('every page of lists bears the date of its newest story, every other that of the program', async () => {
  const xml = await (await answerSitemap('pages.xml', NOW)).text();
  expect(xml).toContain('/world</loc><lastmod>2026-06-10T11:00:00+00:00</lastmod>');
  expect(xml.match(/<loc>/g)?.length).toBe(xml.match(/<lastmod>\d{4}-/g)?.length);
  expect(xml).not.toContain('<lastmod>1970');
});

test('pages name the front page, sections with stories and no empty one', async () => {
  const pages = await addresses('pages.xml');
  expect(pages).toEqual(expect.arrayContaining(['/', '/world', '/about']));
  expect(pages).not.toContain('/sport');
});

test('an old month depends on its own days alone', async () => {
  const scope = newRenderScope();
  await inRender(scope, () => addresses('2026-05.xml'));
  expect([...scope.deps].every((name) => name.startsWith('day:2026-05-'))).toBe(true);
});
