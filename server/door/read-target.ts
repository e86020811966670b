/** What a request asks for, read once: everything that decides about it takes this and nothing else. */
export interface Target {
  /** The path decoded, its case kept; whole segments, none of them a dot or a slash in disguise. */
  path: string;
  /** The one right way to write `path`. */
  written: string;
  /** What stands behind the question mark; '' without one. */
  query: string;
  /** Whether the request wrote the path as it should be written. */
  isWritten: boolean;
  /** Path and query as they came, without a scheme or a host before them. */
  raw: string;
}

const LONGEST_PATH = 300;

/**
 * Reads a raw request target (RFC 9112, 3.2). A proxy, Next and a URL parser would each make something else of dot
 * segments, doubled or back slashes, escapes within escapes and control characters, so there is no address with any of
 * them: null. An absolute target is read only where it names the host that the request is for.
 */
export function readTarget(target: string, host?: string): Target | null {
  const raw = originForm(target, host);
  const mark = raw.indexOf('?');
  const asked = mark < 0 ? raw : raw.slice(0, mark);
  const path = readablePath(asked);
  if (path === null) return null;
  const written = writtenPath(path);
  return { path, written, query: mark < 0 ? '' : raw.slice(mark + 1), isWritten: written === asked, raw };
}

/** How a decoded path is written. */
export function writtenPath(path: string): string {
  return encodeURI(path).replace(/[?#]/g, encodeURIComponent);
}

/** The whole of a target, its path as it should be written. */
export function asWritten({ written, query }: Target): string {
  return query && /^[\x21-\x7e]+$/.test(query) ? `${written}?${query}` : written;
}

function originForm(target: string, host: string | undefined): string {
  const [whole, authority] = /^https?:\/\/([^/?#]*)/i.exec(target) ?? [];
  if (!whole || !host || authority?.toLowerCase() !== host.toLowerCase()) return target;
  const rest = target.slice(whole.length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}

function readablePath(asked: string): string | null {
  if (asked.length > LONGEST_PATH || !/^\/[\x21-\x7e]*$/.test(asked)) return null;
  const path = unescaped(asked);
  if (path === undefined || /[\p{Cc}\\]|\/\/|\/\.{1,2}(?:\/|$)|%[\da-f]{2}/iu.test(path)) return null;
  return path.split('/').length === asked.split('/').length ? path : null; // no slash in disguise
}

function unescaped(raw: string): string | undefined {
  if (!raw.includes('%')) return raw;
  try {
    return decodeURIComponent(raw);
  } catch {
    return undefined;
  }
}
