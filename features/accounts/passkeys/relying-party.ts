import { env } from '@/lib/env';

/** For whom passkeys are made (`id`), and the address whose pages may ask for them. */
export interface RelyingParty {
  id: string;
  name: string;
  origin: string;
}

/**
 * Who we are to a browser's passkeys, by SITE_URL alone. A passkey belongs to a name, never to an address of digits:
 * this machine itself is `localhost`; null when SITE_URL is any other such address.
 */
export function relyingParty(): RelyingParty | null {
  const { SITE_URL, SITE_NAME: name } = env();
  const url = new URL(SITE_URL);
  if (/^(?:127(?:\.\d+){3}|\[::1\])$/.test(url.hostname)) url.hostname = 'localhost';
  if (/^[\d.]+$|^\[/.test(url.hostname)) return null;
  return { id: url.hostname, name, origin: url.origin };
}

/** The same, when a page asked for under this `Host` can use it: this machine has two names, of which one is none. */
export function relyingPartyAt(host: string | null): RelyingParty | null {
  const party = relyingParty();
  const isHere = party && (party.id !== 'localhost' || new URL(party.origin).host === host);
  return isHere ? party : null;
}
