import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether one of our own pages sent this. One of the two headers must be there: every browser of the last ten years
 * sends Origin with a form. `origins` are those our pages have.
 */
export function isFromHere(headers: IncomingHttpHeaders, origins: readonly string[]): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  return headers.origin === undefined ? site !== undefined : origins.includes(headers.origin.toLowerCase());
}
