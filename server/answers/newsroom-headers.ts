import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { NEVER_KEPT } from './reader-headers';

/**
 * What newsroom pages and programs' addresses are answered with. The nonce is new each time; Next reads it from the
 * request's own policy and puts it on every script and style it writes. Whatever a client sent under these names is
 * overwritten.
 */
export function guardNewsroom(
  request: IncomingMessage,
  response: ServerResponse,
  { development }: { development: boolean },
): void {
  const policy = policyWith(randomBytes(16).toString('base64'), development);
  request.headers['content-security-policy'] = policy;
  request.headers['content-security-policy-report-only'] = undefined;
  request.headers['x-newsroom-target'] = request.url;
  response.setHeader('Content-Security-Policy', policy);
  response.setHeader('X-Frame-Options', 'DENY');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('X-Robots-Tag', 'noindex, nofollow');
  response.setHeader('Referrer-Policy', 'same-origin'); // links of ours carry tokens; `no-referrer` would blank Origin
  response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  for (let at = 0; at < NEVER_KEPT.length; at += 2)
    response.setHeader(NEVER_KEPT[at] ?? '', NEVER_KEPT[at + 1] ?? '');
}

/** In development Next evaluates modules and listens for changes. */
function policyWith(nonce: string, development: boolean): string {
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}'${development ? " 'unsafe-eval'" : ''}`,
    development ? `style-src 'self' 'unsafe-inline'` : `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data: blob:`,
    `connect-src 'self'${development ? ' ws:' : ''}`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    `object-src 'none'`,
  ].join('; ');
}
