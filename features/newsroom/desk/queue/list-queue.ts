import {
  after,
  articleConditions,
  articleOrder,
  type Asking,
  itemConditions,
  itemOrder,
} from '@/features/newsroom/desk/queue/filter-sql';
import { articleMark, ITEM_MARK, timeAgo } from '@/features/newsroom/desk/queue/mark-rows';
import {
  type DeskCursor,
  type DeskFilter,
  type Mark,
  writeDeskCursor,
} from '@/features/newsroom/desk/schema';
import { Prisma } from '@/generated/prisma/client';
import type { ArticleState } from '@/generated/prisma/enums';
import { db } from '@/lib/db';
import { directionOf } from '@/lib/locale';

const PAGE = 50;
const { sql } = Prisma;

/** One line of the desk, as the browser gets it. */
export interface DeskRow {
  ref: string;
  mark: Mark;
  headline: string;
  /** The language the headline is in, where it is not ours. */
  lang?: string;
  original: { language: string; dir: 'ltr' | 'rtl'; headline: string; source: string } | null;
  at: string;
  /** Beside the row: whose, since when, how many outlets, how many doubts. */
  beside: string;
  outlets: number;
  doubts: number;
  holder: { id: number; name: string } | null;
  own: boolean;
}

/** A row as the database gives it. */
export interface FoundRow {
  kind: 'article' | 'item';
  id: number;
  at: Date;
  state: ArticleState | null;
  headline: string;
  original: string | null;
  language: string | null;
  source: string | null;
  holderId: number | null;
  holder: string | null;
  scheduledFor: Date | null;
  embargoUntil: Date | null;
  publishedAt: Date | null;
  skipped: boolean;
  blocks: number;
  read: number;
  stale: number;
  doubts: number;
  outlets: number;
}

/** One page of the queue, newest first, and where the next begins. Reads a page from each of two indexes, no more. */
export async function listQueue({
  filter,
  cursor,
  asking,
}: {
  filter: DeskFilter;
  cursor: DeskCursor | null;
  asking: Asking;
}): Promise<{ rows: DeskRow[]; next: string | null }> {
  const [articles, items] = await Promise.all([
    findArticles(pickArticles(filter, cursor, asking)),
    findItems(filter, cursor, asking),
  ]);
  const found = [...articles, ...items].sort(newestFirst);
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  return {
    rows: page.map((row) => toRow(row, asking.now)),
    next: found.length > PAGE && last ? writeDeskCursor(last) : null,
  };
}

function newestFirst(one: FoundRow, other: FoundRow): number {
  const order = (row: FoundRow) => (row.kind === 'article' ? 1 : 0);
  return other.at.getTime() - one.at.getTime() || order(other) - order(one) || other.id - one.id;
}

/** The ids and order of one page of articles. */
export function pickArticles(filter: DeskFilter, cursor: DeskCursor | null, asking: Asking): Prisma.Sql {
  const order = articleOrder(filter.state);
  return sql`SELECT a.id, ${order} AS at FROM articles a
    WHERE ${articleConditions(filter, asking)} ${after(cursor, 'article', order)}
    ORDER BY ${order} DESC, a.id DESC LIMIT ${PAGE + 1}`;
}

/** The articles that a statement picks, with what their rows say. */
export function findArticles(picked: Prisma.Sql): Promise<FoundRow[]> {
  return db().$queryRaw<FoundRow[]>`
    SELECT 'article' AS kind, a.id, p.at, a.state, a.headline, r.headline AS original, a.original_language AS language,
      s.name AS source, a.assignee_id AS "holderId", u.name AS holder, a.scheduled_for AS "scheduledFor",
      a.embargo_until AS "embargoUntil", a.first_published_at AS "publishedAt", a.skipped_at IS NOT NULL AS skipped,
      b.blocks, b.read, b.stale,
      (SELECT count(*)::int FROM findings f WHERE f.article_id = a.id AND f.settled_at IS NULL) AS doubts,
      (SELECT count(DISTINCT o.source_id)::int FROM source_items o WHERE o.cluster_id = i.cluster_id) AS outlets
    FROM (${picked}) p JOIN articles a ON a.id = p.id
      LEFT JOIN source_revisions r ON r.id = a.base_revision_id
      LEFT JOIN source_items i ON i.id = a.source_item_id
      LEFT JOIN sources s ON s.id = a.source_id
      LEFT JOIN users u ON u.id = a.assignee_id
      CROSS JOIN LATERAL (SELECT count(*)::int AS blocks, (count(*) FILTER (WHERE status = 'reviewed' AND hands @> '[{"did": "read"}]'))::int AS read,
        (count(*) FILTER (WHERE status = 'stale'))::int AS stale FROM article_blocks WHERE article_id = a.id) b`;
}

/** The ids and order of one page of items on the wire; null when the filter asks for none. */
export function pickItems(filter: DeskFilter, cursor: DeskCursor | null, asking: Asking): Prisma.Sql | null {
  const conditions = itemConditions(filter, asking);
  const order = itemOrder(filter.state);
  return (
    conditions &&
    sql`SELECT i.id, ${order} AS at FROM source_items i WHERE ${conditions} ${after(cursor, 'item', order)}
      ORDER BY ${order} DESC, i.id DESC LIMIT ${PAGE + 1}`
  );
}

async function findItems(filter: DeskFilter, cursor: DeskCursor | null, asking: Asking): Promise<FoundRow[]> {
  const picked = pickItems(filter, cursor, asking);
  if (!picked) return [];
  return db().$queryRaw<FoundRow[]>`
    SELECT 'item' AS kind, i.id, p.at, NULL AS state, r.headline, NULL AS original, i.language, s.name AS source,
      NULL AS "holderId", NULL AS holder, NULL AS "scheduledFor", NULL AS "embargoUntil", NULL AS "publishedAt",
      i.skipped_at IS NOT NULL AS skipped, 0 AS blocks, 0 AS read, 0 AS stale, 0 AS doubts,
      (SELECT count(DISTINCT o.source_id)::int FROM source_items o WHERE o.cluster_id = i.cluster_id) AS outlets
    FROM (${picked}) p JOIN source_items i ON i.id = p.id JOIN source_revisions r ON r.id = i.current_revision_id
      JOIN sources s ON s.id = i.source_id`;
}

/** A found row in the words of the desk. */
export function toRow(row: FoundRow, now: Date): DeskRow {
  const { language, source, holderId } = row;
  return {
    ref: `${row.kind === 'article' ? 'a' : 'i'}${row.id}`,
    mark: row.kind === 'item' && !row.skipped ? ITEM_MARK : articleMark(row, now),
    headline: row.headline || 'Untitled',
    ...(row.kind === 'item' && language && { lang: language }),
    original:
      language && source
        ? { language, dir: directionOf(language), headline: row.original ?? '', source }
        : null,
    at: row.at.toISOString(),
    beside: row.holder ?? timeAgo(row.at, now),
    outlets: row.outlets,
    doubts: row.doubts,
    holder: holderId === null ? null : { id: holderId, name: row.holder ?? '' },
    own: !source,
  };
}
