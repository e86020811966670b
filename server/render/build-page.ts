import type { OutgoingHttpHeaders } from 'node:http';
import { log } from '@/lib/log';
import type { PageChanges } from '@/lib/pages/page-changes';
import { Answer } from '../answers/answer';
import { PAGE_HEADERS, SHARED_CACHE, surrogateKey } from '../answers/reader-headers';
import type { Metrics } from '../metrics';
import { parsePurgeName, pathDep } from '../purge/purge-log';
import type { PageEntry } from '../cache/page-entry';
import type { Redirects } from '../redirects';
import type { Rendered } from './render-page';
import type { StatusCode, StatusPages } from './status-pages';
import { brokenBy, clientModules, plainPage } from './strip-page';

/** Where an address that leads nowhere leads now, or that it is gone for good (410). */
export type Redirect = { status: 301 | 308; target: string } | { status: 410 };

export interface PageBuilderNeeds {
  render: (url: string) => Promise<Rendered>;
  /** Asked only when a page is not found. */
  redirects: Pick<Redirects, 'load'>;
  /** When what shows nothing dated last changed. */
  standingDate: () => Promise<Date | null>;
  /** When what no date tells last changed of what depends on some names. */
  pageChanges: Pick<PageChanges, 'newestOf'>;
  statusPages: StatusPages;
  metrics: Metrics;
}

interface Draft {
  key: string;
  rendered: Rendered;
  deps: string[];
  builtAt: number;
  changedAt: Date | null;
  /** What this page was before, if it is known. */
  previous: Answer | undefined;
}

/** A render that must not be shown to anybody. */
export class PageFailed extends Error {
  constructor(key: string, reason: string) {
    super(`${key}: ${reason}`);
    this.name = 'PageFailed';
  }
}

const EFFORT = { brotli: 5, gzip: 9 };
const HTML = 'text/html; charset=utf-8';

/** Makes finished pages: from Next's render to the bytes that are sent. */
export class PageBuilder {
  readonly #needs: PageBuilderNeeds;

  constructor(needs: PageBuilderNeeds) {
    this.#needs = needs;
  }

  /** Renders a page. Throws PageFailed when the render is a fault, or would not be whole without script. */
  async build(key: string, previous?: Answer): Promise<PageEntry> {
    const builtAt = Date.now();
    const rendered = await this.#needs.render(key);
    if (rendered.whole) this.#needs.metrics.wholeRenders++;
    const deps = [...new Set([pathDep(key), ...rendered.scope.deps].map((name) => parsePurgeName(name).dep))];
    const refreshAt = builtAt + rendered.scope.softAgeMs;
    const { status, headers } = rendered;
    if (status >= 500) throw new PageFailed(key, `rendered with status ${status}`);
    const draft = {
      key,
      rendered,
      deps,
      builtAt,
      changedAt: await this.#changedAt(rendered, deps),
      previous,
    };
    const answer =
      status === 404
        ? await this.#missing(draft)
        : isRedirect(status) && headers.location
          ? redirectAnswer(status, locationOf(headers.location))
          : this.#finished(draft);
    return newEntry({ key, deps, answer, builtAt, refreshAt, expiresAt: rendered.scope.expiresAt });
  }

  /** The answer for a path that no page of ours could have. */
  async buildUnknown({ path, key }: { path: string; key: string }): Promise<PageEntry> {
    const builtAt = Date.now();
    const redirect = await this.#needs.redirects.load([path, key, `${path}/`]);
    const answer = redirect ? this.#redirected(redirect) : this.#needs.statusPages.answer(404);
    return newEntry({
      key,
      deps: [pathDep(path)],
      answer,
      builtAt,
      refreshAt: Infinity,
      expiresAt: Infinity,
    });
  }

  /** What is missing never was; of all else, the newest thing it shows says when, or what it shows no more. */
  async #changedAt({ status, scope }: Rendered, deps: readonly string[]): Promise<Date | null> {
    if (status !== 200) return null;
    const shown = scope.changedAt > 0 ? new Date(scope.changedAt) : await this.#needs.standingDate();
    const other = await this.#needs.pageChanges.newestOf(deps);
    return shown && other ? new Date(Math.max(+shown, +other)) : shown;
  }

  async #missing(draft: Draft): Promise<Answer> {
    const [path = '', query] = draft.key.split('?', 2);
    const redirect = await this.#needs.redirects.load([path, `${path}/`]);
    return redirect ? this.#redirected(redirect, query) : this.#finished(draft);
  }

  #redirected(redirect: Redirect, query = ''): Answer {
    return redirect.status === 410
      ? this.#needs.statusPages.answer(410)
      : redirectAnswer(redirect.status, locationOf(redirect.target, query));
  }

  #finished({ key, rendered, deps, builtAt, changedAt, previous }: Draft): Answer {
    const { status, headers, body } = rendered;
    const contentType = String(headers['content-type'] ?? HTML);
    const keys = surrogateKey(deps);
    const lastModified = changedAt?.toUTCString() ?? null;
    const common = { status, contentType, cacheHeaders: SHARED_CACHE, lastModified, builtAt, previous };
    if (!contentType.startsWith('text/html')) {
      return new Answer(
        {
          ...common,
          body,
          headers: ['X-Content-Type-Options', 'nosniff', ...keys, ...headersNamed(headers, 'link')],
        },
        EFFORT,
      );
    }
    const html = body.toString();
    const broken = brokenBy(html);
    if (broken === 'error shell' && isStatusCode(status)) return this.#needs.statusPages.answer(status);
    if (broken) throw new PageFailed(key, `not whole without script: ${broken}`);
    this.#watchClientComponents(key, html);
    const robots = headersNamed(headers, 'x-robots-tag');
    const sent = [...PAGE_HEADERS, ...keys, ...robots];
    return new Answer(
      {
        ...common,
        contentType: HTML,
        body: Buffer.from(plainPage(html, rendered.scope.parts)),
        headers: sent,
      },
      EFFORT,
    );
  }

  /** They would be dead without their script. Readers get the page all the same; tests look at the metric. */
  #watchClientComponents(key: string, html: string): void {
    const known = this.#needs.statusPages.frameworkModules;
    if (!known) return;
    const foreign = [...clientModules(html)].filter((module) => !known.has(module));
    if (!foreign.length) return;
    this.#needs.metrics.clientComponents++;
    log().error({ key, foreign }, 'a reader page holds client components');
  }
}

function newEntry(entry: Omit<PageEntry, 'stale' | 'heldUntil'>): PageEntry {
  return { ...entry, stale: false, heldUntil: 0 };
}

/** Where a redirect leads, as a header says it; what the old address was asked with goes along to a page of ours. */
export function locationOf(target: string, query = ''): string {
  const location = encodeURI(target).replaceAll('%25', '%'); // what was escaped stays so
  return query && location.startsWith('/') && !location.includes('?') ? `${location}?${query}` : location;
}

function redirectAnswer(status: number, location: string): Answer {
  const href = location.replaceAll('&', '&amp;').replaceAll("'", '&#39;');
  const body = Buffer.from(`<!doctype html><title>Moved</title><a href="${href}">This page has moved</a>\n`);
  const headers = ['Location', location];
  return new Answer({ status, body, contentType: HTML, headers, cacheHeaders: SHARED_CACHE }, EFFORT);
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}

function isStatusCode(status: number): status is StatusCode {
  return status === 404 || status === 410;
}

function headersNamed(headers: OutgoingHttpHeaders, name: string): string[] {
  const value = headers[name];
  return value === undefined ? [] : [name, String(value)];
}
