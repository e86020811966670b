import { log } from '@/lib/log';
import { Answer } from '../answers/answer';
import { FAULT_POLICY, faultPage } from '../answers/fault-page';
import { PAGE_HEADERS, SHARED_CACHE } from '../answers/reader-headers';
import { type Rendered } from './render-page';
import { clientModules, brokenBy, plainPage } from './strip-page';

const CODES = [404, 410] as const;
export type StatusCode = (typeof CODES)[number];

const OLD_AFTER_MS = 60_000;

interface StatusPage {
  answer: Answer;
  renderedAt: number;
}

/**
 * The newspaper's own pages for an address that leads nowhere (404) or no longer anywhere (410), rendered from
 * `/status/…` once and again behind the reader every minute. They also stand in for Next's empty error shell.
 */
export class StatusPages {
  readonly #render: (path: string) => Promise<Rendered>;
  readonly #pages = new Map<StatusCode, StatusPage>();
  readonly #refreshing = new Set<StatusCode>();
  /** The modules of Next's own client components, known from a page that has no others. */
  frameworkModules: ReadonlySet<string> | undefined;

  constructor(render: (path: string) => Promise<Rendered>) {
    this.#render = render;
  }

  async load(): Promise<void> {
    await Promise.all(CODES.map((code) => this.#refresh(code)));
  }

  /** Never fails: a page written by hand stands in until the real one can be rendered. */
  answer(code: StatusCode): Answer {
    const page = this.#pages.get(code);
    if (!page || Date.now() - page.renderedAt > OLD_AFTER_MS) void this.#refresh(code);
    return page?.answer ?? compile(code, faultPage(code).body, FAULT_POLICY);
  }

  async #refresh(code: StatusCode): Promise<void> {
    if (this.#refreshing.has(code)) return;
    this.#refreshing.add(code);
    try {
      const { body, scope, whole } = await this.#render(`/status/${code}`);
      const html = body.toString();
      const broken = brokenBy(html);
      if (broken) throw new Error(`/status/${code} is not whole: ${broken}`);
      if (whole) this.frameworkModules ??= clientModules(html);
      this.#pages.set(code, {
        answer: compile(code, Buffer.from(plainPage(html, scope.parts)), PAGE_HEADERS),
        renderedAt: Date.now(),
      });
    } catch (error) {
      log().warn({ error, code }, 'a status page could not be rendered');
    } finally {
      this.#refreshing.delete(code);
    }
  }
}

function compile(status: StatusCode, body: Buffer, headers: readonly string[]): Answer {
  return new Answer(
    { status, body, contentType: 'text/html; charset=utf-8', headers, cacheHeaders: SHARED_CACHE },
    { brotli: 5, gzip: 6 },
  );
}
