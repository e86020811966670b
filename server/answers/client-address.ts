import type { IncomingMessage } from 'node:http';

const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
];

/**
 * The origin (`https://host`) that a client sees. `proxies` is how many stand before us: with none, nobody may tell
 * but the client's own Host.
 */
export function seenOrigin({ headers }: IncomingMessage, proxies: number): string {
  const host = (proxies > 0 && valueFrom(headers['x-forwarded-host'], 1)) || headers.host;
  const protocol = (proxies > 0 && valueFrom(headers['x-forwarded-proto'], 1)) || 'http';
  const origin = `${protocol}://${host ?? ''}`;
  return URL.canParse(origin) ? new URL(origin).origin : 'http://localhost';
}

/** Rewrites what a request says about its way here, so that Next believes only what we know. */
export function correctForwarded(request: IncomingMessage, proxies: number): void {
  const { headers } = request;
  const client = clientAddress(request, proxies);
  const seen = new URL(seenOrigin(request, proxies));
  for (const name of FORWARDED) headers[name] = undefined;
  headers['x-forwarded-host'] = seen.host;
  headers['x-forwarded-proto'] = seen.protocol.slice(0, -1);
  headers['x-forwarded-for'] = client;
}

/** The address a request comes from, as far as our own proxies know; '' when the line is gone already. */
export function clientAddress({ headers, socket }: IncomingMessage, proxies: number): string {
  const forwarded = proxies > 0 ? valueFrom(headers['x-forwarded-for'], proxies) : undefined;
  return forwarded ?? socket.remoteAddress ?? '';
}

/** Each proxy adds its word at the end; what stands before the words of ours may be anybody's. */
function valueFrom(header: string | string[] | undefined, fromEnd: number): string | undefined {
  return String(header ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
    .at(-fromEnd);
}
