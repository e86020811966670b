import type { IncomingHttpHeaders } from 'node:http';

/** What an answer is known by. */
export interface Validators {
  etag: string;
  /** An HTTP date; null where nobody knows when the content last changed. */
  lastModified: string | null;
  /** From this moment on (milliseconds since 1970) the content has been what it is now, as far as this process knows. */
  unchangedSince?: number;
}

export type Verdict = 'send' | 'not-modified' | 'failed';

const TAG = /(W\/)?("[^"]*")/g;

/**
 * What conditions a request makes, and whether they hold, in the order of RFC 9110, 13.2.2. One for pages, pictures and
 * files. `If-Range` belongs to `readRanges`.
 */
export function judgeConditions(headers: IncomingHttpHeaders, known: Validators): Verdict {
  const tags = headers['if-none-match'];
  if (headers['if-match'] !== undefined || headers['if-unmodified-since'] !== undefined) {
    if (!isStillSo(headers, known)) return 'failed';
  }
  if (tags !== undefined) return tags === known.etag || namesTag(tags, known.etag) ? 'not-modified' : 'send';
  const since = headers['if-modified-since'];
  return since !== undefined && isUnchangedSince(since, known) ? 'not-modified' : 'send';
}

/** Whether a list of tags names this one, weak or not, or is `*`: a proxy may have weakened ours. */
export function namesTag(tags: string, etag: string): boolean {
  if (tags.trim() === '*') return true;
  for (const [, , bare] of tags.matchAll(TAG)) if (bare === etag) return true;
  return false;
}

/**
 * A client that names our own date has what we have. A later date says when it asked: only if nothing has changed since
 * well before then has it the same, for a list may lose its newest story and so become older.
 */
function isUnchangedSince(since: string, { lastModified, unchangedSince }: Validators): boolean {
  if (since === lastModified) return true;
  const at = lastModified === null ? NaN : Date.parse(since);
  if (Number.isNaN(at)) return false;
  return at === Date.parse(lastModified ?? '') || at >= (unchangedSince ?? Infinity) + MARGIN_MS;
}

const MARGIN_MS = 2000; // another process may have served what was before for most of a second

function isStillSo(headers: IncomingHttpHeaders, { etag, lastModified }: Validators): boolean {
  const tags = headers['if-match'];
  if (tags !== undefined)
    return tags.trim() === '*' || [...tags.matchAll(TAG)].some(([, weak, bare]) => !weak && bare === etag);
  const since = Date.parse(headers['if-unmodified-since'] ?? '');
  return Number.isNaN(since) || lastModified === null || Date.parse(lastModified) <= since;
}
