import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PostedForm } from '@/lib/render';
import { inspectBody } from '../door/inspect-body';
import { readBody } from '../door/read-body';
import type { Rendered } from '../render/render-page';
import { brokenBy, plainPage } from '../render/strip-page';
import { type FaultCode, sendFault } from './fault-page';
import { isFromHere } from './from-here';
import { NEVER_KEPT, PAGE_HEADERS } from './reader-headers';

const UNLISTED = ['X-Robots-Tag', 'noindex, nofollow'];
const MOST_BYTES = 100 * 1024;
const MEASURE = { fields: 40, depth: 0, members: 0 }; // three times as many as any form of ours
const FORM = /^application\/x-www-form-urlencoded\b/i;

export interface FormNeeds {
  /** The origins our own pages have. */
  origins: readonly string[];
  /** Who sends it, without saying who (`writerMark`). */
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
  if (refused) {
    response.shouldKeepAlive = false; // the rest of the body is not waited for
    sendFault(request, response, refused);
    return;
  }
  const body = await readBody(request, { most: MOST_BYTES });
  inspectBody(body, request.headers['content-type'] ?? '', MEASURE);
  sendRendered(request, response, await needs.submit({ fields: fieldsIn(body), sender: needs.sender }));
}

function refusal({ headers }: IncomingMessage, origins: readonly string[]): FaultCode | null {
  if (!isFromHere(headers, origins)) return 403;
  return FORM.test(headers['content-type'] ?? '') ? null : 415;
}

/** The first value of each field; one that repeats a name is none of our forms'. */
function fieldsIn(body: Buffer): Record<string, string> {
  return Object.fromEntries([...new URLSearchParams(body.toString())].reverse());
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
