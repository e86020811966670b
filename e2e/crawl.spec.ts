import { expect, test } from '@playwright/test';
import { ABSURD, promisedAddresses, SPELLINGS, UNKNOWN } from './rules/addresses';
import { findChangedAnswers, findWrongAnswers, weigh } from './rules/answers';
import { ARTICLE_RULES } from './rules/article';
import { type Crawl, crawlSite } from './rules/crawl';
import { findFeedBreaches, readFeeds } from './rules/feeds';
import { HEAD_RULES } from './rules/head';
import { ANSWER_RULES, PAGE_RULES } from './rules/http';
import { findDeadLinks, findMissingParts } from './rules/links';
import { findBreaches, isArticle, isHtml } from './rules/page';
import { findSitemapBreaches, readSitemaps } from './rules/sitemaps';
import { findInvalidHtml, onePageOfEachKind } from './rules/valid-html';

// What a crawler sees that follows every link, with plain requests: no browser, no cookie, no script.
test.describe.configure({ mode: 'default', timeout: 180_000 });
const KB = 1024;
let crawl: Crawl;

test.beforeAll(async ({ baseURL }) => {
  test.setTimeout(300_000); // hooks have a limit of their own
  crawl = await crawlSite(baseURL ?? '');
});

const pages = () => [...crawl.pages.values()];
const htmlPages = () => pages().filter(isHtml);
const articles = () => pages().filter(isArticle);

test('every link within the site leads to a page, and to the place in it', () => {
  expect(articles().length).toBeGreaterThan(60);
  expect(findDeadLinks(crawl)).toEqual([]);
});

test('every picture, style, script, font and feed that a page names is there', async () => {
  expect(await findMissingParts(crawl)).toEqual([]);
});

test('every view of every article says what it is in structured data that matches the page', () => {
  expect(findBreaches(articles(), ARTICLE_RULES)).toEqual([]);
});

test('of all pages only the first few needed Next to write their shell', async ({ request }) => {
  const metrics = await (await request.get('/metrics')).text();
  const count = (name: string) => Number(new RegExp(`^times_${name} (.*)$`, 'm').exec(metrics)?.[1]);
  expect(count('renders_total')).toBeGreaterThan(pages().length / 2);
  expect(count('whole_renders_total')).toBeLessThan(20);
});

test('every page has a whole head', () => {
  expect(findBreaches(htmlPages(), HEAD_RULES)).toEqual([]);
});

test('every page can be asked again, and holds nothing foreign and no framework', async () => {
  expect(findBreaches(pages(), ANSWER_RULES)).toEqual([]);
  expect(findBreaches(htmlPages(), PAGE_RULES)).toEqual([]);
  expect(await findChangedAnswers(pages())).toEqual([]);
});

test('every address answers as was promised, also one that nobody can mean, and soon', async ({
  baseURL,
}) => {
  const wanted = [...promisedAddresses(pages()), ...UNKNOWN, ...ABSURD, ...SPELLINGS];
  expect(await findWrongAnswers(baseURL ?? '', wanted)).toEqual([]);
});

test('sitemaps hold what may be indexed, all of it and nothing else', async ({ baseURL }) => {
  const sitemaps = await readSitemaps(baseURL ?? '');
  expect(
    findBreaches(
      sitemaps.map(({ page }) => page),
      ANSWER_RULES,
    ),
  ).toEqual([]);
  expect(findSitemapBreaches(sitemaps, crawl)).toEqual([]);
});

test('feeds say the same as the pages they lead to, and no more than outlets allow', async () => {
  const feeds = await readFeeds(crawl);
  expect(feeds.length).toBeGreaterThan(30);
  expect(
    findBreaches(
      feeds.map(({ page }) => page),
      ANSWER_RULES,
    ),
  ).toEqual([]);
  expect(findFeedBreaches(feeds, crawl)).toEqual([]);
});

test('every kind of page is valid HTML', async () => {
  const found = await Promise.all(onePageOfEachKind(htmlPages()).map(findInvalidHtml));
  expect(found.flat()).toEqual([]);
});

test('an article weighs at most 20 KB without fonts and pictures, the front page 35 KB', async () => {
  const english = articles().filter(({ path }) => !path.includes('?'));
  for (const article of english) expect(await weigh(article), article.path).toBeLessThanOrEqual(20 * KB);
  const front = crawl.pages.get('/');
  expect(front && (await weigh(front))).toBeLessThanOrEqual(35 * KB);
});

for (const [name, viewport] of Object.entries({
  phone: { width: 360, height: 780 },
  desk: { width: 1440, height: 900 },
})) {
  test(`nothing moves on the front page and an article while they load: ${name}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    for (const path of ['/', articles()[0]?.path ?? '']) {
      await page.goto(path, { waitUntil: 'networkidle' });
      expect(await page.evaluate(measureShift), path).toBeLessThanOrEqual(0.002);
    }
  });
}

/** Cumulative layout shift since the page began, measured in the page. */
function measureShift(): Promise<number> {
  return new Promise((resolve) => {
    let moved = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ('value' in entry) moved += Number(entry.value);
    }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve(moved), 300);
  });
}
