import type { Crawl } from './crawl';
import { canonicalOf, isInvited } from './head';
import { getPage, isArticle, type Page, unless, unlessSame } from './page';

/** A file of the index with its entries. */
interface Sitemap {
  page: Page;
  entries: Entry[];
}

interface Entry {
  path: string;
  lastmod: string | undefined;
  published: string | undefined;
  name: string | undefined;
  language: string | undefined;
  title: string | undefined;
}

export const NEWS = '/sitemaps/news.xml';
const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})$/;
const MOST = { news: 1000, other: 50_000 };
const HOURS_48 = 48 * 3_600_000;

/** Reads the index that robots.txt names, and every file of it. */
export async function readSitemaps(site: string): Promise<Sitemap[]> {
  const robots = await getPage(site, '/robots.txt');
  const [, index = ''] = /^Sitemap: (\S+)$/m.exec(robots.text) ?? [];
  const { text } = await getPage(site, index.slice(site.length));
  const files = locsOf(text).map((loc) => loc.slice(site.length));
  const pages = await Promise.all(files.map((file) => getPage(site, file)));
  return pages.map((page) => ({ page, entries: entriesOf(page) }));
}

/** What is wrong with the sitemaps, compared with what a crawl of everything found. */
export function findSitemapBreaches(sitemaps: readonly Sitemap[], crawl: Crawl, now = Date.now()): string[] {
  const news = sitemaps.find(({ page }) => page.path === NEWS)?.entries ?? [];
  const general = sitemaps.filter(({ page }) => page.path !== NEWS).flatMap(({ entries }) => entries);
  return [
    ...sitemaps.flatMap(everyFileAnswersAndIsNotTooLong),
    ...everyAddressIsIndexableAndItsOwn([...general, ...news], crawl),
    ...noIndexableArticleIsMissing(general, crawl),
    ...noAddressStandsTwice(general),
    ...news.flatMap((entry) => theNewsIsOfTheLast48Hours(entry, crawl, now)),
    ...noNewsIsMissing(news, crawl, now),
  ];
}

function everyFileAnswersAndIsNotTooLong({ page, entries }: Sitemap): string[] {
  const most = page.path === NEWS ? MOST.news : MOST.other;
  const undated = entries.filter(({ lastmod }) => lastmod !== undefined && !DATE.test(lastmod));
  return [
    ...unlessSame(page.status, 200, page.path),
    ...unless(entries.length <= most, `${page.path} has ${entries.length} addresses`),
    ...undated.map(({ path, lastmod }) => `${path}: lastmod ${lastmod ?? ''}`),
  ];
}

function everyAddressIsIndexableAndItsOwn(entries: readonly Entry[], { site, pages }: Crawl): string[] {
  return entries.flatMap(({ path }) => {
    const page = pages.get(path);
    if (!page) return [`${path} of a sitemap is linked from nowhere`];
    return [
      ...unlessSame(page.status, 200, path),
      ...unless(isInvited(page), `${path} is noindex`),
      ...unlessSame(canonicalOf(page), site + path, `the canonical address of ${path}`),
    ];
  });
}

function noIndexableArticleIsMissing(entries: readonly Entry[], { site, pages }: Crawl): string[] {
  const listed = new Set(entries.map(({ path }) => path));
  return [...pages.values()]
    .filter((page) => isArticle(page) && isInvited(page) && canonicalOf(page) === site + page.path)
    .flatMap(({ path }) => unless(listed.has(path), `${path} is in no sitemap`));
}

function noAddressStandsTwice(entries: readonly Entry[]): string[] {
  const seen = new Set<string>();
  return entries.flatMap(({ path }) => unless(!seen.has(path) && seen.add(path), `${path} stands twice`));
}

function theNewsIsOfTheLast48Hours(entry: Entry, { pages }: Crawl, now: number): string[] {
  const page = pages.get(entry.path);
  const name = page?.document.querySelector('meta[property="og:site_name"]')?.getAttribute('content');
  const headline = page?.document.querySelector('meta[property="og:title"]')?.getAttribute('content');
  return [
    ...unlessSame(entry.published, page && publishedOf(page), `the date of ${entry.path}`),
    ...unless(now - Date.parse(entry.published ?? '') < HOURS_48, `${entry.path} is no news`),
    ...unlessSame([entry.name, entry.language], [name, 'en'], 'name and language of the publication'),
    ...unlessSame(entry.title, headline, 'the title'),
  ];
}

/** A minute of grace at the edge: the file was read a little after the clock was. */
function noNewsIsMissing(news: readonly Entry[], { pages }: Crawl, now: number): string[] {
  const listed = new Set(news.map(({ path }) => path));
  return [...pages.values()]
    .filter((page) => isArticle(page) && !page.path.includes('?') && isInvited(page))
    .filter((page) => now - Date.parse(publishedOf(page) ?? '') < HOURS_48 - 60_000)
    .flatMap(({ path }) => unless(listed.has(path), `${path} is not in the news sitemap`));
}

function publishedOf({ document }: Page): string | null | undefined {
  return document.querySelector('meta[property="article:published_time"]')?.getAttribute('content');
}

function locsOf(xml: string): string[] {
  return [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, loc]) => unescaped(loc ?? ''));
}

function entriesOf({ site, text }: Page): Entry[] {
  return [...text.matchAll(/<url>(.*?)<\/url>/gs)].map(([, xml = '']) => {
    const of = (name: string) => {
      const found = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
      return found === undefined ? undefined : unescaped(found);
    };
    return {
      path: (of('loc') ?? '').slice(site.length),
      ...{ lastmod: of('lastmod'), published: of('news:publication_date'), title: of('news:title') },
      ...{ name: of('news:name'), language: of('news:language') },
    };
  });
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(xml: string): string {
  return xml.replace(/&(\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity);
}
