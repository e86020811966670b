import type { IncomingMessage } from 'node:http';
import { z } from 'zod';

const ARTICLE = /^\/([a-z0-9-]+)\/(\d{4}-\d{2}-\d{2})\/([a-z0-9-]+)(?:\?|$)/;
const PAGE = '/[section]/[date]/[slug]';

// Where Next's own router leaves what it found out about a request; ours does without that router.
const META = Symbol.for('NextInternalRequestMeta');
const Found = z.object({ match: z.object({ definition: z.looseObject({ pathname: z.literal(PAGE) }) }) });

type Noted = IncomingMessage & { [META]?: unknown };

let definition: unknown;

/**
 * Says which page an article's address means, once Next has found it for another: it rebuilds and sorts its table of
 * all pages for each request that comes without (a ninth of a render). Other addresses are left to it.
 */
export function nameArticlePage(request: Noted): void {
  const [, section, date, slug] = ARTICLE.exec(request.url ?? '') ?? [];
  if (definition && slug) request[META] = { match: { definition, params: { section, date, slug } } };
}

/** Notes what Next found for an article. When it finds nothing we know, nothing is named and all works as before. */
export function learnArticlePage(request: Noted): void {
  if (definition || !ARTICLE.test(request.url ?? '')) return;
  definition = Found.safeParse(request[META]).data?.match.definition;
}
