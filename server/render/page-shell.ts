import { BODY_PLACE } from '@/lib/render';
import type { Rendered } from './render-page';
import { clientModules, stripPage } from './strip-page';

const FLIGHT = 'text/x-component';
// The row of flight data that is a page of which only its place is left.
const ONLY_ITS_PLACE = new RegExp(
  String.raw`^[\da-f]+:\["\$","div",null,\{"dangerouslySetInnerHTML":\{"__html":"${BODY_PLACE}"\}\}\]$`,
  'm',
);
const FAILED = /^[\da-f]+:E\{/m;

/**
 * What Next writes around every page that hands over its parts: the same each time, so it is kept from the first. The
 * others then need only be rendered to flight data, at half the cost; their second render, to HTML, would write the shell
 * once more.
 */
export class PageShell {
  #document: Buffer | undefined;
  #modules: ReadonlySet<string> = new Set();

  get isKnown(): boolean {
    return this.#document !== undefined;
  }

  /** Keeps the shell of a page that was written whole and is nothing else. */
  learn({ status, body, scope }: Rendered): void {
    if (this.#document || status !== 200 || !scope.parts) return;
    const html = body.toString();
    this.#modules = clientModules(html);
    this.#document = Buffer.from(stripPage(html));
  }

  /**
   * The page of which this is the flight data, as if Next had written it whole. Null when it is more than what it handed
   * over, holds client components or failed: Next must write that one.
   */
  around({ status, headers, body, scope }: Rendered): Rendered | null {
    if (!this.#document || !scope.parts || !isFlight(headers)) return null;
    const rows = body.toString();
    if (!ONLY_ITS_PLACE.test(rows) || FAILED.test(rows)) return null;
    if ([...clientModules(rows)].some((module) => !this.#modules.has(module))) return null;
    return {
      status,
      headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
      body: this.#document,
      scope,
    };
  }
}

/** Route handlers answer with what they always do. */
export function isFlight(headers: Rendered['headers']): boolean {
  return String(headers['content-type']).startsWith(FLIGHT);
}
