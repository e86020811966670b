import type { DeskCursor, DeskFilter, DeskState } from '@/features/newsroom/desk/schema';
import { headlineTables } from '@/features/newsroom/desk/queue/headline-tables';
import { Prisma } from '@/generated/prisma/client';
import { env } from '@/lib/env';

const { sql, join, empty } = Prisma;

/** Skipped rows can be found for this long. */
export const SKIPPED_DAYS = 14;

/** Who asks, and when. */
export interface Asking {
  userId: number;
  now: Date;
  limits?: Limits;
}

/** What somebody is limited to: slugs of sections and codes of languages; empty: to none. */
export interface Limits {
  sections: readonly string[];
  languages: readonly string[];
}

const NO_LIMITS: Limits = { sections: [], languages: [] };
const ANY_OF_THEM = sql`true`;
const MOVING = sql`a.state IN ('draft', 'in_review', 'approved', 'scheduled') AND a.skipped_at IS NULL`;
const LIVE = sql`a.state IN ('published', 'corrected')`;

/** The column that orders a list of articles: each condition below has an index in that order. */
export function articleOrder(state: DeskState): Prisma.Sql {
  if (state === 'live') return sql`a.first_published_at`;
  return state === 'skipped' ? sql`a.skipped_at` : sql`a.updated_at`;
}

/** Which articles a filter means. */
export function articleConditions(filter: DeskFilter, asking: Asking): Prisma.Sql {
  const { section, source, language, q } = filter;
  const { now } = asking;
  return join(
    [
      inState(filter.state, now),
      withinLimits(asking.limits),
      section && sql`a.section_id = (SELECT id FROM sections WHERE slug = ${section})`,
      source && sql`a.source_id = (SELECT id FROM sources WHERE slug = ${source})`,
      language && sql`a.original_language = ${language}`,
      filter.assignee && heldBy(filter.assignee, asking.userId),
      filter.doubtful &&
        sql`EXISTS (SELECT FROM findings f WHERE f.article_id = a.id AND f.settled_at IS NULL)`,
      filter.stale && sql`a.id IN (SELECT b.article_id FROM article_blocks b WHERE b.status = 'stale')`,
      filter.late && sql`a.scheduled_for < ${now}`,
      filter.breaking && sql`a.breaking_until > ${now}`,
      filter.today &&
        sql`a.first_published_at >= date_trunc('day', ${now}::timestamptz, ${env().SITE_TIME_ZONE})`,
      q && sql`a.id IN (${similarArticles(q)})`,
    ].filter((condition) => condition !== undefined && condition !== ''),
    ' AND ',
  );
}

function inState(state: DeskState, now: Date): Prisma.Sql {
  switch (state) {
    case 'moving':
      return MOVING;
    case 'new':
      return sql`a.state = 'draft' AND a.assignee_id IS NULL AND a.source_item_id IS NOT NULL AND a.skipped_at IS NULL`;
    case 'checking':
      return sql`${MOVING} AND (a.state = 'in_review' OR (a.state = 'draft' AND a.assignee_id IS NOT NULL))`;
    case 'approved':
      return sql`${MOVING} AND a.state = 'approved'`;
    case 'scheduled':
      return sql`${MOVING} AND (a.state = 'scheduled' OR a.embargo_until > ${now})`;
    case 'live':
      return LIVE;
    case 'corrected':
      return sql`a.state = 'corrected'`;
    case 'withdrawn':
      return sql`a.state = 'withdrawn'`;
    case 'killed':
      return sql`a.state = 'killed'`;
    case 'skipped':
      return sql`a.skipped_at > ${daysBefore(now)} AND a.state = 'draft'`;
  }
}

function heldBy(assignee: string, userId: number): Prisma.Sql {
  if (assignee === 'none') return sql`a.assignee_id IS NULL`;
  return sql`a.assignee_id = ${assignee === 'me' ? userId : Number(assignee)}`;
}

function similarArticles(q: string): Prisma.Sql {
  const like = pattern(q);
  const { articles, revisions } = headlineTables(q);
  return sql`SELECT s.id FROM ${articles} s WHERE lower(s.headline) LIKE ${like}
    UNION SELECT s.id FROM ${revisions} r JOIN articles s ON s.base_revision_id = r.id
    WHERE lower(r.headline) LIKE ${like}`;
}

/** That an article `a` is one somebody may read: those outside their sections and languages are not theirs to see. */
export function withinLimits({ sections, languages }: Limits = NO_LIMITS): Prisma.Sql {
  const inSections = sql`a.section_id IN (SELECT id FROM sections WHERE slug = ANY (${sections}))`;
  const inLanguages = sql`(a.original_language IS NULL OR a.original_language = ANY (${languages}))`;
  return sql`${sections.length > 0 ? inSections : ANY_OF_THEM} AND ${languages.length > 0 ? inLanguages : ANY_OF_THEM}`;
}

/** That the outlet of an item `i` is of one of these sections. */
function ofOutletsIn(sections: readonly string[]): Prisma.Sql {
  return sql`i.source_id IN (
    SELECT s.id FROM sources s JOIN sections c ON c.id = s.section_id WHERE c.slug = ANY (${sections}))`;
}

/** Which items on the wire a filter means; null: none, by what the filter asks. */
export function itemConditions(filter: DeskFilter, { now, limits = NO_LIMITS }: Asking): Prisma.Sql | null {
  const { state, section, source, language, assignee, q } = filter;
  const asksOfArticles = filter.doubtful ?? filter.stale ?? filter.late ?? filter.breaking ?? filter.today;
  if (asksOfArticles || (assignee && assignee !== 'none')) return null;
  if (state !== 'moving' && state !== 'new' && state !== 'skipped') return null;
  const waiting = state === 'skipped' ? sql`i.skipped_at > ${daysBefore(now)}` : sql`i.skipped_at IS NULL`;
  return join(
    [
      sql`NOT i.has_article AND ${waiting} AND i.retracted_at IS NULL AND i.current_revision_id IS NOT NULL`,
      limits.sections.length > 0 && ofOutletsIn(limits.sections),
      limits.languages.length > 0 && sql`i.language = ANY (${limits.languages})`,
      section && ofOutletsIn([section]),
      source && sql`i.source_id = (SELECT id FROM sources WHERE slug = ${source})`,
      language && sql`i.language = ${language}`,
      q &&
        sql`i.current_revision_id IN (SELECT r.id FROM ${headlineTables(q).revisions} r WHERE lower(r.headline) LIKE ${pattern(q)})`,
    ].filter((condition) => condition !== undefined && condition !== '' && condition !== false),
    ' AND ',
  );
}

/** The column that orders items. */
export function itemOrder(state: DeskState): Prisma.Sql {
  return state === 'skipped' ? sql`i.skipped_at` : sql`i.filed_at`;
}

/** What comes after a cursor. Articles and items of one millisecond: articles first. */
export function after(cursor: DeskCursor | null, kind: DeskCursor['kind'], order: Prisma.Sql): Prisma.Sql {
  if (!cursor) return empty;
  const id = kind === cursor.kind ? cursor.id : kind === 'article' ? 0 : 2_147_483_647;
  return sql`AND (${order}, ${kind === 'article' ? sql`a.id` : sql`i.id`}) < (${cursor.at}, ${id}::int)`;
}

function pattern(q: string): string {
  return `%${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
}

function daysBefore(now: Date): Date {
  return new Date(now.getTime() - SKIPPED_DAYS * 24 * 3600_000);
}
