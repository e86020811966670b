import type { IncomingMessage, ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { Answer, Encoding, Variant } from './compile-answer';

const MOST_REMEMBERED = 200;
const negotiated = new Map<string, Encoding>();

/** Answers from memory: the hot path. `extra` (flat) is for the rare answer that has something to add. */
export function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  extra?: readonly string[],
): void {
  const { headers } = request;
  const encoding = encodingFor(headers['accept-encoding']);
  const variant = answer.variants[encoding];
  if (answer.status === 200 && isKnown(headers, variant, answer)) {
    response.writeHead(304, variant.notModified);
    response.end();
    return;
  }
  response.writeHead(answer.status, extra ? [...variant.headers, ...extra] : variant.headers);
  if (request.method === 'HEAD') response.end();
  else response.end(variant.body ?? inflated(answer));
}

/** The encoding to answer with (RFC 9110, 12.5.3): brotli before gzip unless the client weighs them otherwise. */
export function encodingFor(acceptEncoding: string | string[] | undefined): Encoding {
  if (acceptEncoding === undefined) return 'identity';
  const asked = String(acceptEncoding);
  const known = negotiated.get(asked);
  if (known !== undefined) return known;
  const encoding = negotiate(asked);
  if (asked.length < 200 && negotiated.size < MOST_REMEMBERED) negotiated.set(asked, encoding);
  return encoding;
}

function negotiate(acceptEncoding: string): Encoding {
  const weights = new Map<string, number>();
  for (const part of acceptEncoding.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((word) => word.trim());
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    weights.set(name, q === undefined ? 1 : Number(q.slice(2)) || 0);
  }
  const weight = (name: Encoding) =>
    weights.get(name) ?? weights.get('*') ?? (name === 'identity' ? 0.001 : 0);
  const best = weight('br') >= weight('gzip') ? 'br' : 'gzip';
  return weight(best) > 0 && weight(best) >= (weights.get('identity') ?? 0) ? best : 'identity';
}

function isKnown(headers: IncomingMessage['headers'], variant: Variant, answer: Answer): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) return tags === variant.etag || listsTag(tags, variant.etag);
  const since = headers['if-modified-since'];
  return since !== undefined && since === answer.lastModified;
}

/** Weak comparison (RFC 9110, 13.1.2): a proxy may have weakened our tag. */
function listsTag(tags: string, etag: string): boolean {
  return tags.split(',').some((tag) => {
    const bare = tag.trim().replace(/^W\//, '');
    return bare === '*' || bare === etag;
  });
}

function inflated(answer: Answer): Buffer {
  const zipped = answer.variants.gzip.body;
  return zipped ? gunzipSync(zipped) : Buffer.alloc(0);
}
