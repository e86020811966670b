import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Rendered } from '../render/render-page';
import { brokenBy, plainPage } from '../render/strip-page';
import { type FaultCode, sendFault } from './fault-page';
import { NEVER_KEPT, PAGE_HEADERS } from './reader-headers';

const MOST_BYTES = 100 * 1024;
const FORM = /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i;

/** What a form sent. */
export interface Form {
  body: Buffer;
  contentType: string;
}

export interface FormNeeds {
  /** The origins our own pages have. */
  origins: readonly string[];
  submit: (form: Form) => Promise<Rendered>;
}

/** Runs the server action of a form on a reader page and answers with the page that comes of it, for this reader only. */
export async function answerForm(
  request: IncomingMessage,
  response: ServerResponse,
  needs: FormNeeds,
): Promise<void> {
  const refused = refusal(request, needs.origins);
  const body = refused ? null : await readBody(request);
  if (!body) {
    refuse(request, response, refused ?? 413);
    return;
  }
  const rendered = await needs.submit({ body, contentType: String(request.headers['content-type']) });
  sendRendered(request, response, rendered);
}

function refusal({ headers }: IncomingMessage, origins: readonly string[]): FaultCode | null {
  if (!isFromHere(headers, origins)) return 403;
  if (!FORM.test(headers['content-type'] ?? '')) return 415;
  return Number(headers['content-length'] ?? 0) > MOST_BYTES ? 413 : null;
}

/** Next itself would run an action for a request without an Origin. */
function isFromHere(headers: IncomingMessage['headers'], origins: readonly string[]): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  return headers.origin === undefined ? site !== undefined : origins.includes(headers.origin.toLowerCase());
}

async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The rest of the body is not waited for. */
function refuse(request: IncomingMessage, response: ServerResponse, code: FaultCode): void {
  response.shouldKeepAlive = false;
  sendFault(request, response, code);
}

function sendRendered(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body, scope }: Rendered,
): void {
  const location = locationIn(headers);
  if (location) {
    response.writeHead(303, ['Location', location, 'Content-Length', '0', ...NEVER_KEPT]).end();
    return;
  }
  const html = body.toString();
  if (status >= 500 || brokenBy(html)) {
    sendFault(request, response, 500);
    return;
  }
  const page = Buffer.from(plainPage(html, scope.parts));
  const own = ['Content-Type', 'text/html; charset=utf-8', 'Content-Length', String(page.length)];
  response.writeHead(status, [...own, ...NEVER_KEPT, ...PAGE_HEADERS]).end(page);
}

function locationIn(headers: OutgoingHttpHeaders): string | null {
  const location = headers.location ?? headers['x-action-redirect'];
  return location === undefined ? null : String(location).replace(/;(?:push|replace)$/, '');
}
