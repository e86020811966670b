/** Sent with every reader page. Nothing on one comes from elsewhere and nothing is written into it as script. */
export const PAGE_HEADERS: readonly string[] = [
  'Content-Security-Policy',
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
  'Referrer-Policy',
  'strict-origin-when-cross-origin',
  'Permissions-Policy',
  'camera=(), geolocation=(), microphone=()',
  'Speculation-Rules',
  '"/assets/speculation.json"',
  'X-Content-Type-Options',
  'nosniff',
];

/**
 * Whoever keeps a public answer further out asks again on each use, which costs us a 304, so that a purge is seen
 * everywhere at once; `s-maxage=1` would be up to two seconds late. `X-Accel-Expires: @1` says the same to nginx.
 */
export const SHARED_CACHE: readonly string[] = [
  'Cache-Control',
  'public, max-age=0, stale-if-error=86400',
  'X-Accel-Expires',
  '@1',
];

/** For what is one person's alone, or true for this moment only. */
export const NEVER_KEPT: readonly string[] = ['Cache-Control', 'private, no-store', 'X-Accel-Expires', '0'];

const MOST_KEY_BYTES = 256;

/**
 * The names by which a CDN can purge this answer. A page of many stories is named by its lists (`front`,
 * `section:world`) and `stories`, which goes with any change of a story: a thousand names would cost each reader more
 * than the purge of a list costs us.
 */
export function surrogateKey(deps: Iterable<string>): string[] {
  const names = [...deps].filter((dep) => !dep.startsWith('path:') && /^[\w:.-]+$/.test(dep));
  const all = names.join(' ');
  if (all === '') return [];
  if (all.length <= MOST_KEY_BYTES) return ['Surrogate-Key', all];
  const lists = names.filter((name) => !name.startsWith('article:'));
  return ['Surrogate-Key', [...lists, 'stories'].join(' ')];
}
