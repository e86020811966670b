import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PostedForm } from '@/lib/render';
import type { Rendered } from '../render/render-page';
import { brokenBy, plainPage } from '../render/strip-page';
import { type FaultCode, sendFault } from './fault-page';
import { isFromHere } from './from-here';
import { NEVER_KEPT, PAGE_HEADERS } from './reader-headers';

const UNLISTED = ['X-Robots-Tag', 'noindex, nofollow'];
const MOST_BYTES = 100 * 1024;
const FORM = /^application\/x-www-form-urlencoded\b/i;

export interface FormNeeds {
  /** The origins our own pages have. */
  origins: readonly string[];
  /** Who sends it, without saying who (`senderMark`). */
  sender: string;
  submit: (form: PostedForm) => Promise<Rendered>;
}

/** Hands a form to the reader page it was sent to, and answers with what comes of it, for this reader only. */
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
  sendRendered(request, response, await needs.submit({ fields: fieldsIn(body), sender: needs.sender }));
}

function refusal({ headers }: IncomingMessage, origins: readonly string[]): FaultCode | null {
  if (!isFromHere(headers, origins)) return 403;
  if (!FORM.test(headers['content-type'] ?? '')) return 415;
  return Number(headers['content-length'] ?? 0) > MOST_BYTES ? 413 : null;
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

/** The first value of each field; one that repeats a name is none of our forms'. */
function fieldsIn(body: Buffer): Record<string, string> {
  return Object.fromEntries([...new URLSearchParams(body.toString())].reverse());
}

/** The rest of the body is not waited for. */
function refuse(request: IncomingMessage, response: ServerResponse, code: FaultCode): void {
  response.shouldKeepAlive = false;
  sendFault(request, response, code);
}

/** Sends what was rendered for this reader alone; nobody keeps it, nobody lists it. */
export function sendRendered(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body, scope }: Rendered,
): void {
  if (headers.location !== undefined) {
    const location = ['Location', headers.location];
    response.writeHead(303, [...location, 'Content-Length', '0', ...NEVER_KEPT]).end();
    return;
  }
  const html = body.toString();
  if (status >= 500 || brokenBy(html)) {
    sendFault(request, response, 500);
    return;
  }
  const page = Buffer.from(plainPage(html, scope.parts));
  const own = ['Content-Type', 'text/html; charset=utf-8', 'Content-Length', String(page.length)];
  response.writeHead(status, [...own, ...NEVER_KEPT, ...PAGE_HEADERS, ...UNLISTED]).end(page);
}
