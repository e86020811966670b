// What an address may be asked with: names that say of themselves that they are keys. A bare `key` is often the number of
// a story; one that opens a feed never gets this far (`hide-keys`).
const KEYS =
  /^(?:(?:access|api|auth|client|feed|private|rss|secret|user)[._-]?key|(?:access|api|auth|client|feed|id|private|refresh|rss|secret|user)?[._-]?(?:token|auth|secret|sig|signature|password|passwd|pwd|pass|credentials?|session|jwt))$/i;

/**
 * An address at an outlet as the public may see it: without name and password, and without parameters that are keys of
 * ours. Null for what is no address of the web.
 */
export function publicLink(address: string): string | null {
  const url = webAddress(address);
  if (!url) return null;
  for (const name of [...url.searchParams.keys()]) if (KEYS.test(name)) url.searchParams.delete(name);
  return url.href === new URL(address).href ? address : url.href; // as it was written, if nothing had to go
}

/** Where an outlet lives: no query, since a home has none that it needs. */
export function publicHome(address: string): string | null {
  const url = webAddress(address);
  if (!url) return null;
  url.search = '';
  return url.href;
}

function webAddress(address: string): URL | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol)) return null;
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}
