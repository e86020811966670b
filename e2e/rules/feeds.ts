import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import type { Crawl } from './crawl';
import { attributesOf, getPage, isHtml, type Page, textOf, unless, unlessSame } from './page';

/** A feed in any of the three formats. */
export interface Feed {
  page: Page;
  self: string | undefined;
  items: Item[];
}

interface Item {
  id: string | undefined;
  link: string | undefined;
  title: string | undefined;
  published: string | undefined;
  /** The story at its outlet. */
  via: string | undefined;
  /** The text as HTML, where it is carried whole. */
  content: string | undefined;
}

const RFC_822 = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} (?:GMT|[+-]\d{4})$/;
const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})$/;

/** Reads every feed that a page of the crawl names in its head. */
export async function readFeeds({ site, pages }: Crawl): Promise<Feed[]> {
  const named = [...pages.values()].filter(isHtml).flatMap(autodiscovered);
  return Promise.all([...new Set(named)].map(async (path) => parseFeed(await getPage(site, path))));
}

/** What is wrong with the feeds, compared with the pages that their items lead to. */
export function findFeedBreaches(feeds: readonly Feed[], crawl: Crawl): string[] {
  return [
    ...everyListNamesItsFeeds(crawl),
    ...feeds.flatMap((feed) => [
      ...itIsFoundAndNamesItself(feed),
      ...itIsNewestFirst(feed),
      ...feed.items.flatMap((item) => theItemIsTheArticle(feed, item, crawl)),
    ]),
    ...anItemHasOneNameEverywhere(feeds),
  ].map((wrong) => `feeds: ${wrong}`);
}

const FILES = ['feed.xml', 'atom.xml', 'feed.json'];
const LISTS = /^\/(?:sources|languages|topics|authors)\/[\w-]+$/;

/** Of the whole site on every page, and its own on each list that has one: sections, and what LISTS names. */
function everyListNamesItsFeeds({ pages }: Crawl): string[] {
  return [...pages.values()].filter(isHtml).flatMap((page) => {
    const isSection = attributesOf(page, '#sections li:not(.last) a', 'href').includes(page.path);
    const named = autodiscovered(page);
    return ['', ...(isSection || LISTS.test(page.path) ? [page.path] : [])].flatMap((list) =>
      FILES.flatMap((file) =>
        unless(named.includes(`${list}/${file}`), `${page.path} does not name ${list}/${file}`),
      ),
    );
  });
}

function itIsFoundAndNamesItself({ page, self }: Feed): string[] {
  return [
    ...unlessSame(page.status, 200, page.path),
    ...unlessSame(self, page.site + page.path, `self of ${page.path}`),
  ];
}

function itIsNewestFirst({ page, items }: Feed): string[] {
  const times = items.map(({ published = '' }) => Date.parse(published));
  return unlessSame(
    times,
    [...times].sort((a, b) => b - a),
    `the order of ${page.path}`,
  );
}

function theItemIsTheArticle({ page: { path: feed, site } }: Feed, item: Item, { pages }: Crawl): string[] {
  const article = pages.get((item.link ?? '').slice(site.length));
  const where = `${item.link ?? 'an item without link'} in ${feed}`;
  if (article?.status !== 200) return [`${where} leads nowhere`];
  const [source] = attributesOf(article, 'dl.prov a[rel~=external]', 'href');
  return [
    ...unless(item.id?.startsWith('tag:'), `${where} has the id ${item.id ?? ''}`),
    ...unlessSame(item.title, textOf(article.document.querySelector('h1')), `the title of ${where}`),
    ...unlessSame(item.via, source, `the source of ${where}`),
    ...unless(mayBeCarriedWhole(article) || !item.content, `${where} carries more than its outlet allows`),
    ...unless(!mayBeCarriedWhole(article) || item.content, `${where} has no text`),
    ...unless(!item.content?.includes('<script'), `${where} carries a script`),
    ...unlessSame(
      Date.parse(item.published ?? ''),
      Date.parse(attributesOf(article, 'meta[property="article:published_time"]', 'content')[0] ?? ''),
      `the date of ${where}`,
    ),
  ];
}

function anItemHasOneNameEverywhere(feeds: readonly Feed[]): string[] {
  const ids = new Map<string | undefined, string | undefined>();
  return feeds.flatMap(({ page, items }) =>
    items.flatMap(({ link, id }) => {
      const known = ids.get(link) ?? id;
      ids.set(link, known);
      return unlessSame(id, known, `the id of ${link ?? ''} in ${page.path}`);
    }),
  );
}

function mayBeCarriedWhole({ document }: Page): boolean {
  return !textOf(document.querySelector('article footer')).includes('let us show an excerpt only');
}

function autodiscovered(page: Page): string[] {
  return attributesOf(page, 'head link[rel=alternate][type]', 'href');
}

function parseFeed(page: Page): Feed {
  if (page.status !== 200) return { page, self: undefined, items: [] };
  if (page.path.endsWith('.json')) return fromJson(page);
  return page.path.endsWith('atom.xml') ? fromAtom(page) : fromRss(page);
}

/** Without `isPermaLink="false"`, or with a date that is not as RFC 822 has it, the item counts as without. */
function fromRss(page: Page): Feed {
  const { atom, items = [] } = parseRssFeed(page.text);
  return {
    page,
    self: atom?.links?.find(({ rel }) => rel === 'self')?.href,
    items: items.map(({ guid, link, title, pubDate, source, atom: links, content }) => ({
      ...{ link, title, content: content?.encoded },
      id: guid?.isPermaLink === false ? guid.value : undefined,
      published: asWritten(pubDate, RFC_822),
      via: source?.title ? links?.links?.find(({ rel }) => rel === 'via')?.href : undefined,
    })),
  };
}

function fromAtom(page: Page): Feed {
  const { links = [], entries = [] } = parseAtomFeed(page.text);
  return {
    page,
    self: links.find(({ rel }) => rel === 'self')?.href,
    items: entries.map(({ id, title, published, updated, content, links: own = [] }) => ({
      id,
      title: title?.value,
      link: own.find(({ rel }) => rel === 'alternate')?.href,
      published: updated && asWritten(published, RFC_3339),
      via: own.find(({ rel }) => rel === 'via')?.href,
      content: content?.value,
    })),
  };
}

function fromJson(page: Page): Feed {
  const { feed_url: self, items = [] } = parseJsonFeed(page.text);
  return {
    page,
    self,
    items: items.map(({ id, url, title, date_published, external_url, content_html }) => ({
      ...{ id, title, link: url, via: external_url, content: content_html },
      published: asWritten(date_published, RFC_3339),
    })),
  };
}

function asWritten(date: unknown, form: RegExp): string | undefined {
  return typeof date === 'string' && form.test(date) ? date : undefined;
}
