import { z } from 'zod';
import type { RedirectLine } from '@/features/articles/redirects/read-redirects';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

/** What became of a line. */
export interface ImportedLine {
  line: number;
  from: string;
  to: string | null;
  result: 'added' | 'changed' | 'same' | 'refused';
  reason?: string;
}

type Tx = Pick<ReturnType<typeof db>, '$queryRaw' | '$executeRaw'>;

const Kept = z.object({
  ...{ path: z.string(), target: z.string().nullable(), status: z.number() },
  isImported: z.boolean(),
});
type Kept = z.infer<typeof Kept>;
const IMPORTED = 'imported'; // the reason of a redirect that no page of ours left
const BATCH = 1000;
const ARTICLE = /^\/[a-z0-9-]+\/\d{4}-\d{2}-\d{2}\/[a-z0-9-]+$/;
const TIMEOUT_MS = 120_000;

/**
 * Keeps redirects of addresses that the site had elsewhere. Each leads where it leads in a single hop: what would lead on to
 * another is told its end, and what led to one of them as well. Loops, addresses of pages we have and stories that are not
 * there are refused, line by line; the others are kept all together.
 */
export async function importRedirects(
  lines: readonly RedirectLine[],
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<ImportedLine[]> {
  return db().$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('redirects'))`;
      const kept = new Map<string, Kept>();
      for (const one of await readKept(tx)) kept.set(one.path, one);
      const taken = await readTaken(tx, lines);
      const judged = judge(lines, kept, taken);
      if (!dryRun) await write(tx, judged);
      return judged.map(({ line, from, to, result, reason }) => ({
        ...{ line, from, to, result },
        ...(reason === undefined ? {} : { reason }),
      }));
    },
    { timeout: TIMEOUT_MS, maxWait: TIMEOUT_MS },
  );
}

type Judged = ImportedLine & { status: number };

function judge(
  written: readonly RedirectLine[],
  kept: ReadonlyMap<string, Kept>,
  taken: ReadonlySet<string>,
): Judged[] {
  const lines = written.map((given) =>
    'reason' in given || given.to === null ? given : { ...given, to: asWeWrite(given.to, taken) },
  );
  const wanted = new Map<string, string | null>();
  for (const [path, { target }] of kept) wanted.set(path, target);
  const isOurs = (path: string) => taken.has(path.toLowerCase()) || kept.get(path)?.isImported === false;
  const own = new Map<string, number>();
  for (const given of lines) {
    if ('reason' in given || own.has(given.from)) continue;
    own.set(given.from, given.line);
    if (!isOurs(given.from)) wanted.set(given.from, given.to); // an address of ours leads nowhere else
  }
  return lines.map((given) => {
    if ('reason' in given) return refused(given, null, given.reason);
    const { line, from, to, status } = given;
    if (own.get(from) !== line)
      return refused(given, to, `Line ${own.get(from) ?? 0} says already where it leads.`);
    if (taken.has(from.toLowerCase())) return refused(given, to, 'A page of ours stands at this address.');
    const end = to === null ? null : endOf({ from, to }, wanted);
    if (end === undefined) return refused(given, to, 'It leads in a circle.');
    if (end !== null && ARTICLE.test(end) && !taken.has(end))
      return refused(given, to, 'No story stands at the new address.');
    const before = kept.get(from);
    const same = before?.target === end && before.status === status;
    if (before && !before.isImported && !same) return refused(given, to, 'A page of ours had this address.');
    return { line, from, to: end, status, result: same ? 'same' : before ? 'changed' : 'added' };
  });
}

/** An address of ours in the letters that it has: in others it would take one more hop. */
function asWeWrite(to: string, taken: ReadonlySet<string>): string {
  const [, path = to, query = ''] = /^(\/[^?]*)(\?.*)?$/s.exec(to) ?? [];
  const lower = path.toLowerCase();
  return taken.has(lower) || ARTICLE.test(lower) ? lower + query : to;
}

function refused({ line, from }: RedirectLine, to: string | null, reason: string): Judged {
  return { line, from, to, status: 0, result: 'refused', reason };
}

/** Where an address leads in the end; undefined when that is nowhere but round. A 410 on the way is an end. */
function endOf(
  { from, to }: { from: string; to: string },
  wanted: ReadonlyMap<string, string | null>,
): string | null | undefined {
  const seen = new Set([from]);
  let at = to;
  for (;;) {
    if (seen.has(at)) return undefined;
    seen.add(at);
    const next = wanted.get(at);
    if (next === undefined || next === null) return at;
    at = next;
  }
}

async function readKept(tx: Tx): Promise<Kept[]> {
  return z.array(Kept).parse(
    await tx.$queryRaw`
    SELECT path, target, status, coalesce(reason = ${IMPORTED}, false) AS "isImported" FROM redirects`,
  );
}

// Pages that every site has. Those of a topic or a name come and go.
const PAGES = [
  ...[
    '',
    'latest',
    'corrections',
    'sources',
    'topics',
    'authors',
    'languages',
    'trending',
    'archive',
    'saved',
  ],
  ...['about', 'privacy', 'editorial-policy', 'contact', 'report', 'search', 'sitemap.xml', 'robots.txt'],
].map((page) => `/${page}`);

/** Which addresses are of pages that we have, in small letters, as ours are: those of a file, sections, and what is fixed. */
async function readTaken(tx: Tx, lines: readonly RedirectLine[]): Promise<Set<string>> {
  const paths = lines
    .flatMap((line) => ('reason' in line ? [] : [line.from, line.to ?? '']))
    .map((path) => path.replace(/\?.*/s, '').toLowerCase());
  const rows = await tx.$queryRaw`
    SELECT path FROM articles WHERE path IS NOT NULL AND (path = ANY (${paths}) OR path IN (SELECT target FROM redirects))
    UNION ALL SELECT '/' || slug FROM sections`;
  const found = z.array(z.object({ path: z.string() })).parse(rows);
  return new Set([...PAGES, ...found.map(({ path }) => path)]);
}

/** A redirect to a story is the story's: when that is renamed, it goes along. */
async function write(tx: Tx, judged: readonly Judged[]): Promise<void> {
  const news = judged.filter(({ result }) => result === 'added' || result === 'changed');
  for (let at = 0; at < news.length; at += BATCH) {
    const batch = news.slice(at, at + BATCH);
    const [paths, targets, statuses] = [
      batch.map(({ from }) => from),
      batch.map(({ to }) => to ?? ''),
      batch.map(({ status }) => status),
    ];
    await tx.$executeRaw`
      INSERT INTO redirects (path, target, status, reason, article_id)
      SELECT n.path, nullif(n.target, ''), n.status, ${IMPORTED}, a.id
      FROM unnest(${paths}::text[], ${targets}::text[], ${statuses}::int[]) AS n (path, target, status)
      LEFT JOIN articles a ON a.path = n.target
      ON CONFLICT (path) DO UPDATE SET target = excluded.target, status = excluded.status, reason = excluded.reason,
        article_id = excluded.article_id`;
    await tx.$executeRaw`
      UPDATE redirects r SET target = n.target, article_id = a.id
      FROM unnest(${paths}::text[], ${targets}::text[]) AS n (path, target) LEFT JOIN articles a ON a.path = n.target
      WHERE r.target = n.path AND n.target <> ''`;
  }
}

/** One page of the redirects, by address. */
export async function listRedirects({ after = '', limit = 100 }: { after?: string; limit?: number }) {
  const rows = await db().redirect.findMany({
    where: { path: { gt: after } },
    orderBy: { path: 'asc' },
    take: limit + 1,
    select: { path: true, target: true, status: true, reason: true },
  });
  const redirects = rows.slice(0, limit);
  return { redirects, next: rows.length > limit ? (redirects.at(-1)?.path ?? null) : null };
}

/** Forgets redirects that were imported. Refusal `not-found`, or `conflict` for one that a renamed story or section left. */
export async function dropRedirects(paths: readonly string[]): Promise<void> {
  await db().$transaction(async (tx) => {
    for (const path of paths) {
      const found = await tx.redirect.findUnique({ where: { path } });
      if (!found) throw new Refusal('not-found', `Nothing leads on from ${path}.`);
      if (found.reason !== IMPORTED)
        throw new Refusal('conflict', `${path} is an address that a page of ours had: it was not imported.`);
      await tx.redirect.delete({ where: { path } });
    }
  });
}
