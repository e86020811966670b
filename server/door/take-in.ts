import { IncomingMessage } from 'node:http';
import { env } from '@/lib/env';
import { inspectBody, type Measure } from './inspect-body';
import { BodyRefused, hasBody, readBody } from './read-body';
import type { Target } from './read-target';

interface Terms extends Measure {
  most: number;
}

/** What anybody may send: an address, a password, a code, a name. */
const STRANGER: Terms = { most: 64_000, fields: 60, depth: 20, members: 2000 };
/** What a colleague may: whole forms of the newsroom, and changes of a long story. */
const COLLEAGUE: Terms = { most: 1_000_000, fields: 2000, depth: 40, members: 100_000 };
const CHANGE: Terms = { ...COLLEAGUE, most: 2_100_000 }; // what reads it refuses 2 MB in words
const AROUND_A_FILE = 10_000;

const UPLOAD = /^\/newsroom\/media\/(?:upload|uploads(?:\/[^/]*)?|\d+\/replace)$/;
const ARTICLE = /^\/newsroom\/articles\//;

/**
 * A request as Next may have it. Whatever comes with it was read here, within limits of bytes, time, depth and fields;
 * pictures alone flow through, to who has a limit of their own for them. Throws BodyRefused.
 */
export async function takeIn(
  request: IncomingMessage,
  target: Target,
  { isColleague }: { isColleague: boolean },
): Promise<IncomingMessage> {
  if (!hasBody(request)) return request;
  if (isColleague && UPLOAD.test(target.path)) return withinUploads(request);
  const terms = !isColleague ? STRANGER : ARTICLE.test(target.path) ? CHANGE : COLLEAGUE;
  const body = await readBody(request, terms);
  inspectBody(body, request.headers['content-type'] ?? '', terms);
  return withBody(request, body);
}

/** Without a length nobody knows how much there will be to hold. */
function withinUploads(request: IncomingMessage): IncomingMessage {
  const length = request.headers['content-length'];
  if (length === undefined) throw new BodyRefused(411);
  if (Number(length) > env().UPLOAD_MB * 1_000_000 + AROUND_A_FILE) throw new BodyRefused(413);
  return request;
}

/** The same request, with its body still to be read. */
function withBody(request: IncomingMessage, body: Buffer): IncomingMessage {
  const again = new IncomingMessage(request.socket);
  const { method, url, httpVersion, httpVersionMajor, httpVersionMinor, rawHeaders } = request;
  Object.assign(again, { method, url, httpVersion, httpVersionMajor, httpVersionMinor, rawHeaders });
  again.headers = {
    ...request.headers,
    'content-length': String(body.length),
    'transfer-encoding': undefined,
  };
  again.push(body);
  again.push(null);
  again.complete = true;
  return again;
}
