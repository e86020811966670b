import { isIPv6 } from 'node:net';
import { Agent, buildConnector, request } from 'undici';
import {
  hostAndPort,
  isReservedAddress,
  lookupPublic,
  privateAddress,
  requireFetchable,
} from '@/lib/net/address-guard';
import { Fault } from '@/lib/errors';
import { counted, measured } from '@/lib/signals/registry';
import { readDecoded } from '@/lib/net/http-body';
import { currentWork } from '@/lib/queue/current-work';

export interface GuardedRequest {
  url: string;
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** Of the answer, after decompression. */
  maxBytes?: number;
  /** For everything together: name, connection, redirects, body. */
  timeoutMs?: number;
  maxRedirects?: number;
  /** `host:port` entries exempt from the private-address guard, from `FETCH_ALLOW`. */
  allow?: readonly string[];
  /** The `Accept` header. */
  accept?: string;
}

export interface GuardedResponse {
  status: number;
  /** Names in lower case; a repeated header is joined by `, `. */
  headers: Record<string, string>;
  body: Buffer;
  /** Where the answer came from, after redirects. */
  url: string;
}

type Hop = Required<Omit<GuardedRequest, 'body'>> & Pick<GuardedRequest, 'body'> & { signal: AbortSignal };

const USER_AGENT = 'TheLimitedTimes/0.1 (news reader for editors)';
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const agents = new Map<string, Agent>();

/**
 * The only door out of the program. Any status is an answer, also 404 and 503: what it means is the caller's to say.
 * Throws `Fault`: `bad-url`, `private-address`, `too-large`, `timeout`, `redirect-loop`, `connection`; and what the job
 * it is part of was ended for.
 */
export async function fetchGuarded(wanted: GuardedRequest): Promise<GuardedResponse> {
  const began = performance.now();
  const ended = (outcome: string) => {
    counted('fetches').inc({ outcome });
    measured('fetchSeconds').observe((performance.now() - began) / 1000);
  };
  try {
    const answer = await follow(wanted);
    ended(`${Math.floor(answer.status / 100)}xx`);
    return answer;
  } catch (error) {
    ended(error instanceof Fault ? error.code : 'stopped');
    throw error;
  }
}

async function follow(wanted: GuardedRequest): Promise<GuardedResponse> {
  const timeoutMs = wanted.timeoutMs ?? 20_000;
  const { signal: ending } = currentWork();
  const late = AbortSignal.timeout(timeoutMs);
  const signal = ending ? AbortSignal.any([late, ending]) : late;
  let hop: Hop = {
    method: 'GET',
    headers: {},
    maxBytes: 10_000_000,
    maxRedirects: 5,
    allow: [],
    accept: '*/*',
    ...wanted,
    timeoutMs,
    signal,
  };
  const seen = new Set<string>();
  for (;;) {
    const url = requireFetchable(hop.url, hop.allow);
    url.hash = '';
    if (seen.has(`${hop.method} ${url.href}`))
      throw new Fault('redirect-loop', `${url.host} redirects in a circle.`);
    if (seen.size > hop.maxRedirects)
      throw new Fault('redirect-loop', `${url.host} redirects more than ${hop.maxRedirects} times.`);
    seen.add(`${hop.method} ${url.href}`);
    const answer = await send(url, hop).catch((error: unknown) => {
      ending?.throwIfAborted(); // the job ends, and the other side is not to blame
      throw faultOf(late.aborted ? late.reason : error, url, timeoutMs);
    });
    const next = answer.headers.location;
    if (!REDIRECTS.has(answer.status) || next === undefined) return answer;
    hop = redirected(hop, url, next, answer.status);
  }
}

/** Seconds to wait that `Retry-After` asks for: a number of seconds or an HTTP date (RFC 9110, 10.2.3). */
export function retryAfterSeconds(value: string | undefined, now: Date): number | undefined {
  const text = value?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const at = /[a-z]/i.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now.getTime()) / 1000));
}

async function send(url: URL, hop: Hop): Promise<GuardedResponse> {
  const answer = await request(url, {
    dispatcher: agentFor(hop.allow),
    method: hop.method,
    headers: {
      'user-agent': USER_AGENT,
      accept: hop.accept,
      'accept-encoding': 'gzip, deflate, br',
      ...hop.headers,
    },
    body: hop.body,
    signal: hop.signal,
    headersTimeout: hop.timeoutMs,
    bodyTimeout: Math.max(1000, hop.timeoutMs / 2),
  });
  const headers = flatHeaders(answer.headers);
  if (REDIRECTS.has(answer.statusCode) && headers.location !== undefined) {
    answer.body.on('error', () => undefined).destroy();
    return { status: answer.statusCode, headers, body: Buffer.alloc(0), url: url.href };
  }
  const encoding =
    hop.method === 'HEAD' || answer.statusCode === 304 ? '' : (headers['content-encoding'] ?? '');
  const body = await readDecoded(answer.body, {
    encoding,
    maxBytes: hop.maxBytes,
    length: headers['content-length'],
  });
  return { status: answer.statusCode, headers, body, url: url.href };
}

/** Follows one redirect: 303, and 301 or 302 after a POST, become a GET; secrets stay with the host they were for. */
function redirected(hop: Hop, from: URL, location: string, status: number): Hop {
  if (!URL.canParse(location, from))
    throw new Fault('bad-url', `${from.host} redirects to an address that is not valid.`);
  const to = new URL(location, from);
  const becomesGet = hop.method !== 'HEAD' && (status === 303 || (status < 303 && hop.method === 'POST'));
  const dropped = to.origin === from.origin ? [] : ['authorization', 'cookie', 'proxy-authorization'];
  const headers = Object.entries(hop.headers).filter(([name]) => !dropped.includes(name.toLowerCase()));
  return {
    ...hop,
    url: to.href,
    method: becomesGet ? 'GET' : hop.method,
    body: becomesGet ? undefined : hop.body,
    headers: Object.fromEntries(headers),
  };
}

/** Connections are kept for reuse, apart for each list of exemptions, so that none leaks to another caller. */
function agentFor(allow: readonly string[]): Agent {
  const key = [...allow].sort().join(' ');
  const known = agents.get(key);
  if (known) return known;
  const open = buildConnector({ timeout: 10_000, lookup: lookupPublic });
  const openAllowed = buildConnector({ timeout: 10_000 });
  const agent = new Agent({
    maxHeaderSize: 32_768,
    keepAliveTimeout: 4_000,
    connect: (options, callback) => {
      const host = isIPv6(options.hostname) ? `[${options.hostname}]` : options.hostname;
      if (allow.includes(hostAndPort(new URL(`${options.protocol}//${host}:${options.port}`)))) {
        openAllowed(options, callback);
        return;
      }
      open(options, (...[error, socket]) => {
        if (error) callback(error, null);
        else if (!isReservedAddress(socket.remoteAddress ?? '')) callback(null, socket);
        else {
          socket.destroy();
          callback(privateAddress(options.hostname), null);
        }
      });
    },
  });
  agents.set(key, agent);
  return agent;
}

function flatHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

const REASONS: Record<string, string> = {
  ENOTFOUND: 'has no address: the name is unknown',
  EAI_AGAIN: 'could not be looked up: the name server does not answer',
  ECONNREFUSED: 'refuses the connection',
  EHOSTUNREACH: 'can’t be reached',
  ENETUNREACH: 'can’t be reached',
  CERT_HAS_EXPIRED: 'has an expired certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'has a certificate for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'has a certificate that nobody vouches for',
  SELF_SIGNED_CERT_IN_CHAIN: 'has a certificate that nobody vouches for',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'has a certificate that nobody vouches for',
};

function faultOf(error: unknown, url: URL, timeoutMs: number): Fault {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof Fault) return cause;
  const { name, code = '' } = error as { name?: string; code?: string }; // whatever was thrown: both are optional
  if (name === 'TimeoutError' || name === 'AbortError' || /TIMEOUT|TIMEDOUT/.test(code))
    return new Fault(
      'timeout',
      `${url.host} did not answer in full within ${Math.ceil(timeoutMs / 1000)} s.`,
      {
        cause: error,
      },
    );
  if (code === 'UND_ERR_HEADERS_OVERFLOW')
    return new Fault('too-large', `${url.host} sends more headers than is reasonable.`, { cause: error });
  const reason = REASONS[code] ?? 'broke the connection before the answer was complete';
  return new Fault('connection', `${url.host} ${reason}.`, { cause: error });
}
