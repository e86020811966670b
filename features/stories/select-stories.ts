import { z } from 'zod';
import { StoryCard, type StoryList } from '@/features/articles/schema';
import { Prisma } from '@/generated/prisma/client';
import { readCursor, writeCursor, type Cursor } from '@/lib/cursor';
import { db } from '@/lib/db';
import { changed, dep, expires } from '@/lib/render';

/** The states that readers can see, written out so that the partial indexes on live articles serve every list. */
export const LIVE = Prisma.sql`a.state IN ('published', 'corrected')`;

const PAGE_LENGTH = 30;

/** An outlet as JSON, from `sources o`; null when the article is our own. */
export const SOURCE_REF = Prisma.sql`
  CASE WHEN o.id IS NOT NULL THEN json_build_object(
    'id', o.id, 'slug', o.slug, 'name', o.name, 'romanisedName', o.romanised_name, 'city', o.city,
    'timeZone', o.time_zone, 'language', o.language) END`;

/** The columns of a StoryCard, from STORY_TABLES. */
export const STORY_COLUMNS = Prisma.sql`
  a.id, a.path, json_build_object('slug', s.slug, 'name', s.name) AS section, r.headline, coalesce(nullif(r.standfirst, ''), r.teaser) AS standfirst,
         b.headline AS "originalHeadline", a.original_language AS "originalLanguage", ${SOURCE_REF} AS source,
         a.first_published_at AS "publishedAt", a.fill::text AS fill, coalesce(terms.may_show_full_text, false) AS "showsOriginal",
         a.lead_picture AS picture,
         coalesce(a.breaking_until > now(), false) AS breaking`;

/** `articles a`, its section `s`, published revision `r`, outlet `o`, the original `b` and the outlet's `terms` today. */
export const STORY_TABLES = Prisma.sql`
  articles a
  JOIN sections s ON s.id = a.section_id
  JOIN article_revisions r ON r.id = a.published_revision_id
  LEFT JOIN sources o ON o.id = a.source_id
  LEFT JOIN source_revisions b ON b.id = r.base_revision_id
  LEFT JOIN LATERAL (SELECT l.may_show_full_text FROM licence_terms l
    WHERE l.source_id = a.source_id AND l.valid_from <= now() AND coalesce(l.valid_until > now(), true)
    ORDER BY l.valid_from DESC, l.id DESC LIMIT 1) terms ON true`;

/** When readers last saw an article come or change, also where only how far it was read has changed. */
export const CHANGED_AT = Prisma.sql`greatest(a.first_published_at, a.modified_at, r.published_at)`;

/** The next moment at which the clock alone changes what a list says of `a`: terms begin or end, or it is no longer breaking. */
export const WRONG_FROM = Prisma.sql`(
  SELECT min(edge) FROM (
    SELECT unnest(ARRAY[l.valid_from, l.valid_until]) AS edge FROM licence_terms l WHERE l.source_id = a.source_id
    UNION ALL SELECT a.breaking_until) edges WHERE edge > now())`;

const Dated = z.array(z.object({ changedAt: z.date(), wrongFrom: z.date().nullish() }));

/** Stories that meet a condition on `a`, newest first. The page that asks depends on each of them. */
export async function selectStories(where: Prisma.Sql, limit: number): Promise<StoryCard[]> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT ${STORY_COLUMNS}, ${CHANGED_AT} AS "changedAt", ${WRONG_FROM} AS "wrongFrom"
    FROM ${STORY_TABLES} WHERE ${LIVE} AND ${where} ORDER BY a.first_published_at DESC, a.id DESC LIMIT ${limit}`;
  const stories = z.array(StoryCard).parse(rows);
  dep(...stories.map((story) => `article:${story.id}`));
  // An outlet's name and terms stand in them too.
  dep(...new Set(stories.flatMap(({ source }) => (source ? [`source:${source.id}`] : []))));
  for (const { changedAt, wrongFrom } of Dated.parse(rows)) {
    changed(changedAt);
    if (wrongFrom) expires(wrongFrom);
  }
  return stories;
}

/** Dates a page that only says how many stories there are: by the newest of those that meet a condition on `a`. */
export async function dateByNewest(where = Prisma.sql`true`): Promise<void> {
  const rows = await db().$queryRaw`
    SELECT a.first_published_at AS "changedAt" FROM articles a
    WHERE ${LIVE} AND ${where} ORDER BY a.first_published_at DESC LIMIT 1`;
  changed(...Dated.parse(rows).map(({ changedAt }) => changedAt));
}

/**
 * One page of the stories that meet a condition. Null when `after` is no cursor or lies past the last page, so that an
 * address made up by hand is not found rather than empty.
 */
export function selectStoryPage(where: Prisma.Sql, after?: string): Promise<StoryList | null> {
  return pageBeyond(after, (cursor, limit) => {
    const beyond = cursor && Prisma.sql`AND (a.first_published_at, a.id) < (${cursor.at}, ${cursor.id})`;
    return selectStories(Prisma.sql`${where} ${beyond ?? Prisma.empty}`, limit);
  });
}

/**
 * As `selectStoryPage`, of the stories that a table `n` names and whose `live_at` it knows: `article_topics n WHERE …`.
 * Their numbers are found first, from its own index, or a rare topic would be searched for among all stories.
 */
export function selectNamedPage(names: Prisma.Sql, after?: string): Promise<StoryList | null> {
  return pageBeyond(after, (cursor, limit) => {
    const beyond = cursor && Prisma.sql`AND (n.live_at, n.article_id) < (${cursor.at}, ${cursor.id})`;
    const ids = Prisma.sql`SELECT n.article_id FROM ${names} AND n.live_at IS NOT NULL ${beyond ?? Prisma.empty}
      ORDER BY n.live_at DESC, n.article_id DESC LIMIT ${limit}`;
    return selectStories(Prisma.sql`a.id = ANY (ARRAY(${ids}))`, limit);
  });
}

async function pageBeyond(
  after: string | undefined,
  select: (cursor: Cursor | undefined, limit: number) => Promise<StoryCard[]>,
): Promise<StoryList | null> {
  const cursor = after === undefined ? undefined : readCursor(after);
  if (cursor === null) return null;
  const found = await select(cursor, PAGE_LENGTH + 1);
  if (cursor && found.length === 0) return null;
  const stories = found.slice(0, PAGE_LENGTH);
  const last = stories.at(-1);
  const next = found.length > PAGE_LENGTH && last ? writeCursor({ at: last.publishedAt, id: last.id }) : null;
  return { stories, next };
}
