import { isArticle, type Page } from './page';

/** Addresses and what each should answer. */
export type Wanted = readonly (readonly [path: string, status: number | readonly number[]])[];

const LISTS = ['/', '/world', '/archive', '/latest', '/trending', '/search', '/corrections', '/saved'];
const INDEXES = ['/topics', '/sources', '/languages', '/authors'];
const STANDING = ['/about', '/privacy', '/editorial-policy', '/contact'];
const MACHINES = ['/sitemap.xml', '/sitemaps/news.xml', '/robots.txt', '/healthz', '/readyz', '/metrics'];
const FEEDS = ['/feed.xml', '/atom.xml', '/feed.json'];

/** Every address that the site promises, with the lists and the days of one of its articles. */
export function promisedAddresses(pages: readonly Page[]): Wanted {
  const article = pages.find(isArticle)?.path.replace(/\?.*/, '') ?? '';
  const [, section = '', day = ''] = article.split('/');
  const own = pages
    .map(({ path }) => path)
    .filter((path) => /^\/(?:topics|sources|languages|authors)\/[^/?]+$/.test(path));
  const archive = [day.slice(0, 4), day.slice(0, 7), day].map((period) => `/archive/${period}`);
  const views = [article, `${article}?view=original`, `${article}?view=bilingual`];
  const feeds = ['', `/${section}`, ...own].flatMap((list) => FEEDS.map((file) => list + file));
  const paths = [...LISTS, ...INDEXES, ...STANDING, ...MACHINES, ...archive, ...views, ...feeds];
  return [...paths, `/sitemaps/${day.slice(0, 7)}.xml`].map((path) => [path, 200]);
}

const NOWHERE = [
  ...['/no-such-section', '/no-such-section/feed.xml', '/world/2026-11-23/no-such-story', '/world/feed.txt'],
  ...['/topics/none', '/sources/none', '/languages/xx', '/authors/none', '/authors/none/feed.xml'],
  ...['/sitemaps/1999-01.xml', '/sitemaps/2026-13.xml', '/sitemaps/news-2.xml', '/sitemaps/none.xml'],
  ...[
    '/status/404',
    '/assets/none.js',
    '/media/none',
    '/media/../../etc/passwd',
    '/..%2f',
    '//world',
    '/.env',
  ],
];
const BAD_DATES = [
  ...['1999', '0000', '2026-00', '2026-13', '2026-1', '2026-02-30', '9999-12-31', '20261123'].map(
    (period) => `/archive/${period}`,
  ),
  ...['/world/2026-02-30/x', '/world/0000-00-00/x'],
];
const BAD_CURSORS = ['zzz', '!!!', '%E0%A4%A', 'a'.repeat(5000), '99999999.99999999', '-1', '0.0'].flatMap(
  (after) => ['/latest', '/world', '/topics/none'].map((list) => `${list}?after=${after}`),
);

/** What never was: not found, whatever is asked for. */
export const UNKNOWN: Wanted = [...NOWHERE, ...BAD_DATES, ...BAD_CURSORS].map((path) => [path, 404]);

/** Queries that make no other page, or that nobody can mean: an ordinary answer or not found, and soon. */
export const ABSURD: Wanted = [
  ...['/latest?after=', '/latest?after=%00', '/latest?utm_source=x&fbclid=y', '/world?view=original'],
  ...['/?' + 'a=b&'.repeat(2000), '/latest?after=x&after=y'],
  ...[
    '%00',
    '%27%22%3C%3E',
    '((((',
    '-',
    '*:*',
    'a OR '.repeat(200).replaceAll(' ', '+'),
    'x'.repeat(3000),
  ].map((q) => `/search?q=${q}`),
  ...['/search?from=2026-13-45&to=x', '/search?q=a&after=!!!', '/search?q=a&section=none&language=xx'],
].map((path) => [path, [200, 404, 414, 431]]);

/** Other spellings of an address lead to the right one in a single hop. */
export const SPELLINGS: Wanted = ['/latest/', '/LATEST', '/%6Catest', '/World'].map((path) => [
  path,
  [301, 308],
]);
