import type { IncomingMessage, ServerResponse } from 'node:http';
import { cutRanges, unsatisfiable } from '../conditions/cut-ranges';
import { judgeConditions } from '../conditions/judge-conditions';
import { readRanges } from '../conditions/read-ranges';
import type { Answer, Encoding } from './answer';

const MOST_REMEMBERED = 200;
const negotiated = new Map<string, Encoding>();

/**
 * Answers from memory: the hot path. A promise where something has to be compressed or inflated first. `extra` (flat) is
 * for the rare answer that has something to add.
 */
export function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  extra?: readonly string[],
): Promise<void> | undefined {
  const { headers } = request;
  const encoding = encodingFor(headers['accept-encoding']);
  const { unchangedSince, status } = answer;
  const lastModified = answer.datesItself ? answer.lastModified : null;
  const known = { etag: answer.etags[encoding], lastModified, unchangedSince };
  const verdict = status === 200 ? judgeConditions(headers, known) : 'send';
  if (verdict !== 'send') {
    response.writeHead(verdict === 'failed' ? 412 : 304, answer.notModified(encoding));
    response.end();
    return undefined;
  }
  if (headers.range !== undefined && answer.takesRanges && sendParts(request, response, answer))
    return undefined;
  const variant = answer.variants[encoding];
  if (variant?.body) {
    response.writeHead(answer.status, extra ? [...variant.headers, ...extra] : variant.headers);
    response.end(request.method === 'HEAD' ? undefined : variant.body);
    return undefined;
  }
  return sendRare({ request, response, answer, encoding, extra });
}

/** Parts of what is sent as it is, such as a picture. False when the request is for all of it. */
function sendParts(request: IncomingMessage, response: ServerResponse, answer: Answer): boolean {
  const { body, headers } = answer.variants.identity ?? {};
  if (request.method !== 'GET' || !body || !headers) return false;
  const known = { etag: answer.etags.identity, lastModified: null, size: body.length };
  const ranges = readRanges(request.headers, known);
  if (ranges === null) return false;
  const others = headers.slice(4); // all but type and length, which are those of the parts
  if (ranges === 'unsatisfiable') {
    response.writeHead(416, [...unsatisfiable(body.length), ...others]).end();
  } else {
    const cut = cutRanges(body, headers[1] ?? '', ranges);
    response.writeHead(206, [...cut.headers, ...others]).end(cut.body);
  }
  return true;
}

interface Rare {
  request: IncomingMessage;
  response: ServerResponse;
  answer: Answer;
  encoding: Encoding;
  extra: readonly string[] | undefined;
}

async function sendRare({ request, response, answer, encoding, extra = [] }: Rare): Promise<void> {
  const { headers, body } = answer.variants[encoding] ?? (await answer.make(encoding));
  const sent = request.method === 'HEAD' ? undefined : (body ?? (await answer.identityBody()));
  response.writeHead(answer.status, [...headers, ...extra]);
  response.end(sent);
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
