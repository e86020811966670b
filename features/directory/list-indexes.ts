import { z } from 'zod';
import {
  Author,
  IndexedSource,
  IndexEntry,
  SpokenLanguage,
  type IndexPage,
} from '@/features/directory/schema';
import { dateByNewest } from '@/features/stories/select-stories';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { dep } from '@/lib/render';

const PAGE_LENGTH = 120;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The topics that have public stories, by their slugs. Null when `after` is no slug or lies past the last one. */
export function listTopics(after?: string): Promise<IndexPage<IndexEntry> | null> {
  dep('topics');
  return readIndex(IndexEntry, after, (beyond) => {
    const topics = Prisma.sql`SELECT 'topic' AS kind, id, slug, name FROM topics WHERE slug > ${beyond}`;
    return Prisma.sql`SELECT x.slug, x.name, c.articles FROM (${topics}) x ${COUNTED}`;
  });
}

/** The people and agencies under public headlines, by their slugs; null as of topics. */
export function listAuthors(after?: string): Promise<IndexPage<Author> | null> {
  dep('authors');
  return readIndex(Author, after, (beyond) => {
    const names = Prisma.sql`
      SELECT 'person' AS kind, id, slug, name, biography FROM people WHERE slug > ${beyond} UNION ALL
      SELECT 'agency', id, slug, name, '' FROM agencies g WHERE slug > ${beyond}
        AND NOT EXISTS (SELECT FROM people WHERE people.slug = g.slug)`;
    return Prisma.sql`SELECT x.slug, x.name, c.articles, x.kind, x.biography FROM (${names}) x ${COUNTED}`;
  });
}

/** The outlets that have public stories, by their slugs; null as of topics. */
export function listSources(after?: string): Promise<IndexPage<IndexedSource> | null> {
  dep('sources');
  return readIndex(IndexedSource, after, (beyond) => {
    const outlets = Prisma.sql`SELECT 'source' AS kind, s.* FROM sources s WHERE slug > ${beyond}`;
    return Prisma.sql`
      SELECT x.slug, coalesce(x.romanised_name, x.name) AS name, CASE WHEN x.romanised_name IS NOT NULL THEN x.name END AS "ownName",
        x.city, x.language, c.articles FROM (${outlets}) x ${COUNTED}`;
  });
}

/** The languages that public stories were first told in, most stories first. */
export async function listLanguages(): Promise<SpokenLanguage[]> {
  dep('languages');
  await dateByNewest();
  return z.array(SpokenLanguage).parse(
    await db().$queryRaw`
      SELECT c.key AS code, c.articles, ARRAY(
        SELECT coalesce(s.romanised_name, s.name) FROM sources s
        JOIN article_counts n ON n.kind = 'source' AND n.key = s.id::text AND n.articles > 0
        WHERE s.language = c.key ORDER BY n.articles DESC, s.id LIMIT 100) AS outlets
      FROM article_counts c WHERE c.kind = 'language' AND c.articles > 0 ORDER BY c.articles DESC, c.key`,
  );
}

// The counts are kept by triggers: nothing is counted when somebody asks.
const COUNTED = Prisma.sql`JOIN article_counts c ON c.kind = x.kind AND c.key = x.id::text AND c.articles > 0`;

async function readIndex<Entry extends { slug: string }>(
  schema: z.ZodType<Entry>,
  after: string | undefined,
  select: (beyond: string) => Prisma.Sql,
): Promise<IndexPage<Entry> | null> {
  if (after !== undefined && !SLUG.test(after)) return null;
  await dateByNewest();
  const rows = await db().$queryRaw`${select(after ?? '')} ORDER BY x.slug LIMIT ${PAGE_LENGTH + 1}`;
  const found = z.array(schema).parse(rows);
  if (after !== undefined && found.length === 0) return null;
  const entries = found.slice(0, PAGE_LENGTH);
  return { entries, next: found.length > PAGE_LENGTH ? (entries.at(-1)?.slug ?? null) : null };
}
