import { IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { inRender, newRenderScope, type PostedForm, type RenderScope } from '@/lib/render';
import { learnArticlePage, nameArticlePage } from './article-match';
import { CapturedResponse } from './captured-response';
import { isFlight, type PageShell } from './page-shell';

/** Next, or whatever stands in for it: it answers a request as any Node server would. */
export type Renderer = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

export interface RenderRequest {
  /** Path and query. */
  url: string;
  /** The address of the site: renders never see what a client says about it. */
  siteUrl: string;
  timeoutMs: number;
  /** What a form sent, for the page itself: Next sees an ordinary reading (docs/decisions/011). */
  form?: PostedForm;
}

export interface Rendered {
  status: number;
  /** Lower-case names; those the page set itself win. */
  headers: OutgoingHttpHeaders;
  /** As Next wrote it; what the page handed over is in `scope.parts`. */
  body: Buffer;
  scope: RenderScope;
  /** Whether Next wrote all of it; not set where its shell was known. */
  whole?: boolean;
}

export class RenderTimeout extends Error {
  constructor(url: string, timeoutMs: number) {
    super(`${url} was not rendered within ${timeoutMs} ms`);
    this.name = 'RenderTimeout';
  }
}

/**
 * Has a page rendered in this process, for nobody in particular: no cookie, no client header. With a shell only what is
 * this page's own is rendered, where that is enough.
 */
export async function renderPage(
  renderer: Renderer,
  request: RenderRequest,
  shell?: PageShell,
): Promise<Rendered> {
  if (shell?.isKnown && !request.form) {
    const own = await renderOnce(renderer, request, FLIGHT_ONLY);
    if (!isFlight(own.headers) && own.headers.location === undefined) return own; // of a route handler
    const page = shell.around(own);
    if (page) return page;
  }
  const whole = await renderOnce(renderer, request, {});
  shell?.learn(whole);
  return { ...whole, whole: true };
}

/** What asks Next for a page's flight data alone, as its own script does when a reader follows a link. */
const FLIGHT_ONLY = { rsc: '1' };

async function renderOnce(
  renderer: Renderer,
  request: RenderRequest,
  headers: Record<string, string>,
): Promise<Rendered> {
  const incoming = incomingFor(request, headers);
  nameArticlePage(incoming);
  const response = new CapturedResponse(incoming);
  const scope: RenderScope = { ...newRenderScope(), takesParts: true, form: request.form };
  const work = inRender(scope, async () => {
    await renderer(incoming, response);
    await response.complete;
  });
  try {
    await withinTime(work, request, () => response.emit('close'));
    learnArticlePage(incoming);
  } finally {
    incoming.socket.destroy();
  }
  const status = scope.status ?? response.statusCode;
  return { status, headers: { ...response.getHeaders(), ...scope.headers }, body: response.body, scope };
}

function incomingFor({ url, siteUrl }: RenderRequest, headers: Record<string, string>): IncomingMessage {
  const site = new URL(siteUrl);
  const incoming = new IncomingMessage(new Socket());
  incoming.method = 'GET';
  incoming.url = url;
  incoming.httpVersion = '1.1';
  incoming.httpVersionMajor = 1;
  incoming.httpVersionMinor = 1;
  incoming.headers = {
    host: site.host,
    'x-forwarded-host': site.host,
    'x-forwarded-proto': site.protocol.slice(0, -1),
    accept: 'text/html',
    'user-agent': 'limited-times',
    ...headers,
  };
  incoming.push(null);
  incoming.complete = true;
  return incoming;
}

async function withinTime(
  work: Promise<void>,
  { url, timeoutMs }: RenderRequest,
  giveUp: () => void,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      giveUp(); // Next stops when its reader is gone
      reject(new RenderTimeout(url, timeoutMs));
    }, timeoutMs);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
