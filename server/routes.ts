import { type Target, writtenPath } from './door/read-target';

type Parameter = (value: string) => string | null;

interface Route {
  path: RegExp;
  query?: Readonly<Record<string, Parameter>>;
}

const SLUG = '[a-z0-9]+(?:-[a-z0-9]+)*';
const DAY = String.raw`\d{4}-\d{2}-\d{2}`;
const FEED = String.raw`(?:feed\.xml|atom\.xml|feed\.json)`;
const ID = String.raw`[1-9]\d{0,8}`;
const PREVIEW = String.raw`[\da-z]{1,7}-[\da-z]{1,8}-[\da-f]{40}`;
const LETTER = 'question|correction|takedown';
const LISTS = '(?:sources|languages|topics|authors)';

const paged = { after: text(200) };

/** THE table: every address a reader can ask for, and the query parameters that make it another page, in order. */
const ROUTES: readonly Route[] = [
  route(''),
  route('latest|corrections|sources|topics|authors', paged),
  route(String.raw`archive(?:/\d{4}(?:-\d{2})?)?`),
  route(`archive/${DAY}`, paged),
  route('languages|trending|saved'),
  route('about|privacy|editorial-policy'),
  route('contact', { kind: matching(LETTER), done: matching(LETTER) }),
  route('report', { article: matching(ID), block: matching('[a-z][a-z0-9-]{0,30}'), done: matching('yes') }),
  route('search', {
    q: text(200),
    section: matching(SLUG),
    source: matching(SLUG),
    language: matching(SLUG),
    from: matching(DAY),
    to: matching(DAY),
    after: text(200),
  }),
  route(`${LISTS}/${SLUG}`, paged),
  route(`(?:${LISTS}/)?(?:${SLUG}/)?${FEED}`, paged),
  route(String.raw`sitemap\.xml|robots\.txt`),
  route(String.raw`sitemaps/[a-z0-9-]{1,40}\.xml`),
  route(String.raw`assets/share/\d{1,9}-[\da-z]{1,9}\.(?:jpeg|png)`),
  route(SLUG, paged),
  route(`preview/${PREVIEW}`, { view: matching('original|bilingual') }),
  route(`${SLUG}/${DAY}/${SLUG}`, { view: matching('original|bilingual') }),
];

/**
 * Where a request leads: a `page` of ours under its only key; another spelling of an address, `moved` to the right one;
 * a path we know nothing of, which may have been an address once; or nothing that could be a path.
 */
export type Place =
  | { kind: 'page'; key: string }
  | { kind: 'moved'; to: string }
  | { kind: 'unknown'; path: string; key: string }
  | { kind: 'malformed' };

/** Finds the place of what a request asks for. Unknown and invalid query parameters have no part in it. */
export function locate(target: Target | null): Place {
  if (target === null) return { kind: 'malformed' };
  const path = target.path.toLowerCase();
  const canonical = path === '/' ? '/' : path.replace(/\/$/, '');
  const written = writtenPath(canonical);
  const known = isOwn(canonical) ? ROUTES.find((candidate) => candidate.path.test(canonical)) : undefined;
  const query = known?.query && target.query ? knownQuery(known.query, target.query) : '';
  if (!target.isWritten || written !== target.written) return { kind: 'moved', to: written + query };
  // Under its written form a path has no question mark: it can never be kept in the place of a page with a query.
  return known ? { kind: 'page', key: written + query } : { kind: 'unknown', path: canonical, key: written };
}

/** What Next answers itself and nobody keeps: the newsroom, and signing in. */
export function isPassedThrough({ path }: Target): boolean {
  return /^\/(?:newsroom|api\/auth)(?:\/|$)/.test(path);
}

/** Where the framework's own files are. One that is not among the files in memory does not exist. */
export function isFramework({ path }: Target): boolean {
  return /^\/_next(?:\/|$)/.test(path);
}

/** Below here is nothing but what is passed through. */
export function isNowhere({ path }: Target): boolean {
  return /^\/api(?:\/|$)/.test(path);
}

/** Whether a path is of what pages are made of, or of programs: where there is nothing, no page of the newspaper is shown. */
export function isForMachines(target: string): boolean {
  return /^\/(?:api|_next|assets|media|fonts)(?:[/?]|$)/i.test(target);
}

/** Whether a page is for who holds its address alone: rendered for each of them, and kept by nobody. */
export function isPrivate(key: string): boolean {
  return key.startsWith('/preview/');
}

/** Whether a page takes what readers send; every other page can only be read. */
export function takesForms(key: string): boolean {
  return /^\/(?:contact|report)(?:\?|$)/.test(key);
}

function route(path: string, query?: Route['query']): Route {
  return { path: new RegExp(`^/(?:${path})$`), query };
}

/** `/status/…` is how the server asks Next for its own error pages, and no address; and Next answers two others by itself. */
function isOwn(path: string): boolean {
  return !/^\/(?:status(?:\/|$)|(?:404|500)$)/.test(path);
}

function knownQuery(parameters: Readonly<Record<string, Parameter>>, query: string): string {
  const asked = new URLSearchParams(query);
  const kept = new URLSearchParams();
  for (const [name, parse] of Object.entries(parameters)) {
    const value = parse(asked.get(name) ?? '');
    if (value !== null) kept.set(name, value);
  }
  return kept.size ? `?${kept.toString()}` : '';
}

/** Free text, made harmless and no longer than `longest`; whether it makes sense is for the page to say. */
function text(longest: number): Parameter {
  return (value) => {
    const clean = value
      .slice(0, 4 * longest)
      .replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]+/gu, ' ')
      .trim();
    return (
      clean
        .slice(0, longest)
        .replace(/[\ud800-\udbff]$/, '')
        .trim() || null
    );
  };
}

function matching(pattern: string): Parameter {
  const whole = new RegExp(`^(?:${pattern})$`);
  return (value) => {
    const low = value.slice(0, 100).toLowerCase();
    return whole.test(low) ? low : null;
  };
}
