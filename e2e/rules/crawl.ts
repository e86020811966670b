import { attributesOf, getPage, isHtml, type Page } from './page';

/** Everything that the front page leads to. */
export interface Crawl {
  site: string;
  /** What links (`<a href>`) lead to, by path and query. */
  pages: Map<string, Page>;
  /** What pages are made of (pictures, styles, scripts, fonts, feeds in the head), each with a page that names it. */
  parts: Map<string, string>;
}

const AT_ONCE = 6;
const PARTS = [
  ['link[href]:not([rel=canonical])', 'href'],
  ['script[src], img[src], source[src]', 'src'],
  ['img[srcset], source[srcset]', 'srcset'],
  ['meta[property="og:image"], meta[name="twitter:image"]', 'content'],
] as const;

/** Starts at `/` and follows every link within the site, breadth first, until there is none left or `most` are read. */
export async function crawlSite(site: string, most = Infinity): Promise<Crawl> {
  const crawl: Crawl = { site, pages: new Map(), parts: new Map() };
  const seen = new Set(['/']);
  for (let wave = ['/']; wave.length > 0;) {
    const pages = await inTurns(wave, (path) => getPage(site, path));
    for (const page of pages) note(page, crawl);
    wave = pages.flatMap(linksOf).filter((path) => seen.size < most && !seen.has(path) && seen.add(path));
  }
  return crawl;
}

/** Gets many at a time, few at once, in order. */
export async function inTurns<T, R>(items: readonly T[], ask: (item: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  const queue = [...items.entries()];
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) answers[next[0]] = await ask(next[1]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return answers;
}

/** The path and query of an address of this site; null for one elsewhere or for no page. */
export function localPath(site: string, href: string, from = '/'): string | null {
  if (!URL.canParse(href, site + from)) return null;
  const url = new URL(href, site + from);
  return url.origin === new URL(site).origin ? url.pathname + url.search : null;
}

function linksOf(page: Page): string[] {
  const { site, path } = page;
  if (!isHtml(page)) return [];
  return attributesOf(page, 'a[href]', 'href').flatMap((href) => localPath(site, href, path) ?? []);
}

function note(page: Page, { pages, parts }: Crawl): void {
  pages.set(page.path, page);
  if (!isHtml(page)) return;
  for (const [selector, name] of PARTS) {
    const values = attributesOf(page, selector, name);
    for (const value of name === 'srcset' ? values.flatMap(addressesInSet) : values) {
      const path = localPath(page.site, value, page.path) ?? value;
      if (!parts.has(path)) parts.set(path, page.path);
    }
  }
}

function addressesInSet(set: string): string[] {
  return set.split(',').map((candidate) => candidate.trim().split(/\s/)[0] ?? '');
}
