import { z } from 'zod';
import type { StoryList } from '@/features/articles/schema';
import { Author, IndexEntry, Outlet } from '@/features/directory/schema';
import { selectNamedPage } from '@/features/stories/select-stories';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { dep } from '@/lib/render';

interface Wanted {
  slug: string;
  after?: string;
}

const WithId = { id: z.number() };
const LATELY = 200;

/** A topic and one page of its stories; null when it has none or past the last page. */
export async function listTopic({
  slug,
  after,
}: Wanted): Promise<(StoryList & { topic: IndexEntry }) | null> {
  dep(`topic:${slug}`);
  const [found] = z.array(IndexEntry.extend(WithId)).parse(
    await db().$queryRaw`
      SELECT t.id, t.slug, t.name, c.articles FROM topics t
      JOIN article_counts c ON c.kind = 'topic' AND c.key = t.id::text AND c.articles > 0 WHERE t.slug = ${slug}`,
  );
  if (!found) return null;
  const page = await selectNamedPage(Prisma.sql`article_topics n WHERE n.topic_id = ${found.id}`, after);
  return page && { ...page, topic: found };
}

/**
 * A person or an agency, the outlets that their newest stories are from, and one page of their stories; null when they
 * have none or past the last page. Of a person and an agency with one slug, the person is meant.
 */
export async function listAuthor({
  slug,
  after,
}: Wanted): Promise<(StoryList & { author: Author; outlets: Outlet[] }) | null> {
  dep(`author:${slug}`);
  const [found] = z.array(Author.extend(WithId)).parse(
    await db().$queryRaw`
      SELECT x.*, c.articles FROM (
        SELECT 'person' AS kind, id, slug, name, biography FROM people WHERE slug = ${slug} UNION ALL
        SELECT 'agency', id, slug, name, '' FROM agencies WHERE slug = ${slug}) x
      JOIN article_counts c ON c.kind = x.kind AND c.key = x.id::text AND c.articles > 0
      ORDER BY x.kind DESC LIMIT 1`,
  );
  if (!found) return null;
  const bylines =
    found.kind === 'person'
      ? Prisma.sql`bylines n WHERE n.person_id = ${found.id}`
      : Prisma.sql`bylines n WHERE n.agency_id = ${found.id}`;
  const page = await selectNamedPage(bylines, after);
  return page && { ...page, author: found, outlets: await listOutlets(bylines) };
}

/** The outlets of the newest stories, not of all: those grow without end. */
async function listOutlets(bylines: Prisma.Sql): Promise<Outlet[]> {
  const rows = await db().$queryRaw`
    SELECT o.slug, o.name, o.romanised_name AS "romanisedName", o.language
    FROM articles a JOIN sources o ON o.id = a.source_id
    WHERE a.id = ANY (ARRAY(SELECT n.article_id FROM ${bylines} AND n.live_at IS NOT NULL
                            ORDER BY n.live_at DESC, n.article_id DESC LIMIT ${LATELY}))
    GROUP BY o.id ORDER BY count(*) DESC, o.slug`;
  return z.array(Outlet).parse(rows);
}
