/** A line of a file of redirects, as it was meant or why it can't be. */
export type RedirectLine = { line: number; from: string } & (
  { to: string | null; status: 301 | 308 | 410 } | { reason: string }
);

const LONGEST = 300;
const HEADING =
  /^(?:(?:old|from|source|path|alt|alte|ancienne|request)(?:[ _-](?:url|uri|path|address|adresse?))?|(?:url|uri|address|redirect)(?:[ _-]?(?:from|old|path))?)$/i;
const STATUSES = { '': 301, '301': 301, '302': null, '307': null, '308': 308, '410': 410 } as const;

/**
 * Reads redirects from CSV or TSV: the old address, the new one, and perhaps a status (301, 308, 410); addresses as paths or
 * whole. Blank lines, lines that begin with `#` and a line of column names are left out. `siteUrl` is ours.
 */
export function readRedirects(text: string, siteUrl: string): RedirectLine[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .flatMap((raw, at) =>
      /^\s*(?:#|$)/.test(raw) || (at === 0 && isHeading(raw)) ? [] : [readLine(raw, at + 1, siteUrl)],
    );
}

/**
 * The address under which a redirect is kept: the path decoded as far as that can be undone, its case as written, without
 * a slash at its end, with the query if it has one. Null for what no request can ask for.
 */
export function redirectKey(address: string): string | null {
  const url = /^https?:\/\//i.test(address) && URL.canParse(address) ? new URL(address) : null;
  const asked = url ? url.pathname + url.search : address.replace(/#.*/, '');
  const [, path = '', query = ''] = /^(\/[^?]*)(\?.*)?$/s.exec(asked) ?? [];
  const decoded = unescaped(path);
  if (!decoded || asked.length > LONGEST || /[\p{Cc}\p{Zl}\p{Zp}\\]|\/\//u.test(decoded)) return null;
  return (decoded.length > 1 ? decoded.replace(/\/$/, '') : decoded) + (query.length > 1 ? query : '');
}

function readLine(raw: string, line: number, siteUrl: string): RedirectLine {
  const [old = '', target = '', code = ''] = cellsOf(raw);
  const from = redirectKey(old);
  if (from === null)
    return { line, from: old, reason: 'The old address is no path, such as /2019/05/a-story.html.' };
  const status = Object.hasOwn(STATUSES, code) ? STATUSES[code as keyof typeof STATUSES] : null;
  if (!status) return { line, from, reason: `${code} is no status of a lasting redirect: 301, 308 or 410.` };
  if (status === 410)
    return target
      ? { line, from, reason: 'What is gone (410) leads nowhere.' }
      : { line, from, to: null, status };
  const to = targetOf(target, siteUrl);
  return to === null
    ? { line, from, reason: 'The new address is neither a path nor of the web.' }
    : { line, from, to, status };
}

function targetOf(address: string, siteUrl: string): string | null {
  if (address.startsWith('/') || address.startsWith(`${siteUrl}/`) || address === siteUrl) {
    const own = address.startsWith('/') ? address : address.slice(siteUrl.length) || '/';
    return redirectKey(own);
  }
  return /^https?:\/\//i.test(address) && URL.canParse(address) && address.length <= 2000
    ? new URL(address).href
    : null;
}

/** Names of columns, and nothing that may be meant as an address: a line that is none is told of, not dropped. */
function isHeading(raw: string): boolean {
  const [first = '', second = ''] = cellsOf(raw);
  return HEADING.test(first) && !second.includes('/');
}

/** Cells between tabs, or else commas or semicolons; in quotes they may hold any of them. */
function cellsOf(raw: string): string[] {
  const separator = raw.includes('\t') ? '\t' : /^[^,]*;/.test(raw) ? ';' : ',';
  const cells: string[] = [''];
  let quoted = false;
  for (const letter of raw) {
    if (letter === '"') quoted = !quoted;
    else if (letter === separator && !quoted) cells.push('');
    else cells.push((cells.pop() ?? '') + letter);
  }
  return cells.map((cell) => cell.trim());
}

function unescaped(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
