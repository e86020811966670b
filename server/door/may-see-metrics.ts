import type { IncomingMessage } from 'node:http';
import { clientAddress } from '../answers/client-address';
import { isBearer } from '../health';

const FORWARDING = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/**
 * Whether somebody may read the metrics: who shows the token; without one, who asks from this very machine. A proxy on
 * it speaks for others: then the client it names must be here too, and be named by one that we trust.
 */
export function maySeeMetrics(
  request: IncomingMessage,
  { token, proxies }: { token: string | undefined; proxies: number },
): boolean {
  if (token) return isBearer(request.headers.authorization, token);
  if (!isLoopback(request.socket.remoteAddress ?? '')) return false;
  if (FORWARDING.some((name) => request.headers[name] !== undefined))
    return proxies > 0 && isLoopback(clientAddress(request, proxies));
  return isHere(request.headers.host ?? ''); // no page of elsewhere whose name was pointed at this machine
}

export function isLoopback(address: string): boolean {
  return /^(?:::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/i.test(address);
}

function isHere(host: string): boolean {
  const url = `http://${host}`;
  return URL.canParse(url) && /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);
}
