import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { corpusIsThere, dataFolder, desk, startTool, startWeb, type Running } from '@/acceptance/corpus';
import { findChangedAnswers, findWrongAnswers } from '@/e2e/rules/answers';
import { ARTICLE_RULES } from '@/e2e/rules/article';
import { type Crawl, crawlSite } from '@/e2e/rules/crawl';
import { findFeedBreaches, readFeeds } from '@/e2e/rules/feeds';
import { HEAD_RULES, isInvited } from '@/e2e/rules/head';
import { ANSWER_RULES, PAGE_RULES } from '@/e2e/rules/http';
import { findDeadLinks, findMissingParts } from '@/e2e/rules/links';
import { findBreaches, isArticle, isHtml } from '@/e2e/rules/page';
import { findSitemapBreaches, readSitemaps } from '@/e2e/rules/sitemaps';
import { findInvalidHtml, onePageOfEachKind } from '@/e2e/rules/valid-html';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

const Outlets = z.array(z.object({ lang: z.string(), feed: z.string() }));
const LANGUAGES = 12;
const ARTICLES = 60;

// What the outlets of the corpus wrote, in their scripts and with their mark-up, is held against the rules that the
// demo is held against. A few articles of each of a dozen languages, so that all their pages can be read.
describe.runIf(corpusIsThere)(
  'a crawler finds the real outlets as it finds the demo',
  { timeout: 300_000 },
  () => {
    const databaseUrl = testDatabase();
    const running: Running[] = [];
    const environment: Record<string, string> = {};
    let site: string;
    let crawl: Crawl;

    beforeAll(async () => {
      const outlets = await startTool('outlets.mjs');
      const engine = await startTool('replay-translate.mjs');
      running.push(outlets, engine);
      Object.assign(environment, {
        ...{ DATABASE_URL: databaseUrl, DATA_DIR: dataFolder(), FETCH_ALLOW: new URL(outlets.url).host },
        ...{ TRANSLATION_ENGINE: 'libretranslate', TRANSLATION_URL: engine.url },
      });
      await publishSome(environment, Outlets.parse(await (await fetch(outlets.url)).json()));
      const web = await startWeb(environment);
      running.push(web);
      site = web.url;
      crawl = await crawlSite(site);
    }, 300_000);
    afterAll(() => {
      for (const { stop } of running) stop();
    });

    const pages = () => [...crawl.pages.values()];
    const htmlPages = () => pages().filter(isHtml);
    const articles = () => pages().filter(isArticle);

    it('follows every link and gets an answer', async () => {
      expect(articles().length).toBeGreaterThanOrEqual(3 * ARTICLES);
      expect(findDeadLinks(crawl)).toEqual([]);
      expect(await findMissingParts(crawl)).toEqual([]);
    });

    it('reads structured data and heads that match what is shown', () => {
      expect(findBreaches(articles(), ARTICLE_RULES)).toEqual([]);
      expect(findBreaches(htmlPages(), HEAD_RULES)).toEqual([]);
    });

    it('can ask again, and is given nothing foreign', async () => {
      expect(findBreaches(pages(), ANSWER_RULES)).toEqual([]);
      expect(findBreaches(htmlPages(), PAGE_RULES)).toEqual([]);
      expect(await findChangedAnswers(pages())).toEqual([]);
    });

    it('finds in sitemaps what was reviewed, and in feeds what outlets allow', async () => {
      const invited = articles().filter(isInvited).length;
      expect(invited).toBeGreaterThan(0);
      expect(invited).toBeLessThan(articles().length);
      expect(findSitemapBreaches(await readSitemaps(site), crawl)).toEqual([]);
      expect(findFeedBreaches(await readFeeds(crawl), crawl)).toEqual([]);
    });

    it('is given valid HTML, whatever an outlet wrote', async () => {
      const found = await Promise.all(onePageOfEachKind(htmlPages()).map(findInvalidHtml));
      expect(found.flat()).toEqual([]);
    });

    it('learns that a withdrawn and a killed story are gone, from every list too', async () => {
      const [withdrawn, killed] = await db().article.findMany({ where: { state: 'published' }, take: 2 });
      await desk(environment, 'withdraw', String(withdrawn?.id), '--reason', 'It was wrong.');
      await desk(environment, 'kill', String(killed?.id), '--reason', 'A court said so.');
      const gone = [withdrawn?.path ?? '', killed?.path ?? ''];
      await new Promise((wait) => setTimeout(wait, 1000)); // everywhere within a second
      expect(
        await findWrongAnswers(
          site,
          gone.map((path) => [path, 410]),
        ),
      ).toEqual([]);
      const now = await crawlSite(site);
      expect(findDeadLinks(now)).toEqual([]);
      const [sitemaps, feeds] = await Promise.all([readSitemaps(site), readFeeds(now)]);
      const listed = [
        ...sitemaps.flatMap(({ entries }) => entries.map(({ path }) => path)),
        ...feeds.flatMap(({ items }) => items.map(({ link = '' }) => link.slice(site.length))),
      ];
      expect(gone.filter((path) => listed.includes(path))).toEqual([]);
    });
  },
);

/** Half of what is published has been reviewed, and every third outlet allows an excerpt only. */
async function publishSome(environment: Record<string, string>, outlets: z.infer<typeof Outlets>) {
  for (const [at, { lang, feed }] of outlets.slice(0, LANGUAGES).entries()) {
    const outlet = ['--name', `Outlet ${lang}`, '--language', lang, '--feed', feed];
    await desk(environment, 'source', 'add', ...outlet, '--licence', at % 3 === 2 ? 'excerpt' : 'full');
  }
  await desk(environment, 'ingest', '--once');
  await desk(environment, 'translate', '--all');
  const drafts = await db().article.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
  const step = Math.max(1, Math.floor(drafts.length / ARTICLES));
  const some = drafts.filter((_, at) => at % step === 0).map(({ id }) => String(id));
  await desk(environment, 'publish', ...some.slice(0, some.length / 2), '--reviewed');
  await desk(environment, 'publish', ...some.slice(some.length / 2));
}
