import { z } from 'zod';
import type { StoryList } from '@/features/articles/schema';
import { selectListedPage } from '@/features/stories/select-stories';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { dep } from '@/lib/render';

const Shelf = z.object({ slug: z.string(), name: z.string(), articles: z.number() });
/** A topic or a person with the number of stories that readers can see. */
export type Shelf = z.infer<typeof Shelf>;

const OutletShelf = Shelf.extend({
  romanisedName: z.string().nullable(),
  city: z.string().nullable(),
  language: z.string(),
});
/** An outlet in the list of all. */
export type OutletShelf = z.infer<typeof OutletShelf>;

const LanguageShelf = z.object({ code: z.string(), articles: z.number(), outlets: z.array(z.string()) });
/** A language with the outlets that write in it, most stories first. */
export type LanguageShelf = z.infer<typeof LanguageShelf>;

const LONGEST_INDEX = 400;

/** The topics with most stories, by name. */
export async function listTopics(): Promise<Shelf[]> {
  return byName(await selectShelves('topic', Prisma.sql`topics`));
}

/** The people with most stories, by name. */
export async function listPeople(): Promise<Shelf[]> {
  return byName(await selectShelves('person', Prisma.sql`people`));
}

/** Every outlet that readers can see something of, most stories first. */
export async function listOutlets(): Promise<OutletShelf[]> {
  dep('latest');
  return z.array(OutletShelf).parse(
    await db().$queryRaw`
      SELECT o.slug, o.name, o.romanised_name AS "romanisedName", o.city, o.language, c.articles
      FROM article_counts c JOIN sources o ON o.id = c.key::int
      WHERE c.kind = 'source' AND c.articles > 0 ORDER BY c.articles DESC, o.name LIMIT ${LONGEST_INDEX}`,
  );
}

/** Every language that readers can see something of, most stories first. */
export async function listLanguages(): Promise<LanguageShelf[]> {
  dep('latest');
  return z.array(LanguageShelf).parse(
    await db().$queryRaw`
      SELECT c.key AS code, c.articles, coalesce((
        SELECT array_agg(coalesce(o.romanised_name, o.name) ORDER BY n.articles DESC, o.name)
        FROM sources o JOIN article_counts n ON n.kind = 'source' AND n.key = o.id::text
        WHERE o.language = c.key AND n.articles > 0), '{}') AS outlets
      FROM article_counts c WHERE c.kind = 'language' AND c.articles > 0 ORDER BY c.articles DESC, c.key`,
  );
}

interface Asked {
  slug: string;
  after?: string;
}

/** A topic and one page of its stories; null when there is no such topic or page, or nothing of it can be seen. */
export async function listTopic({ slug, after }: Asked): Promise<(StoryList & { topic: Shelf }) | null> {
  const found = await db().topic.findUnique({ where: { slug } });
  if (!found) return null;
  dep(`topic:${found.id}`);
  const page = await selectListedPage(
    Prisma.sql`SELECT article_id, listed_at FROM article_topics WHERE topic_id = ${found.id}`,
    after,
  );
  if (!page?.stories.length) return null;
  return { ...page, topic: { slug, name: found.name, articles: await countOf('topic', found.id) } };
}

/** Who wrote, in the reader's words. */
export type Author = Shelf & { biography: string };

/** A person and one page of their stories; null when there is no such person or page, or nothing can be seen. */
export async function listAuthor({ slug, after }: Asked): Promise<(StoryList & { author: Author }) | null> {
  const found = await db().person.findUnique({ where: { slug } });
  if (!found) return null;
  dep(`person:${found.id}`);
  const page = await selectListedPage(
    Prisma.sql`SELECT article_id, listed_at FROM bylines WHERE person_id = ${found.id}`,
    after,
  );
  if (!page?.stories.length) return null;
  const { name, biography } = found;
  return { ...page, author: { slug, name, biography, articles: await countOf('person', found.id) } };
}

/** The largest first, so that an index page stays one page however many there are. */
async function selectShelves(kind: 'topic' | 'person', table: Prisma.Sql): Promise<Shelf[]> {
  dep('latest');
  return z.array(Shelf).parse(
    await db().$queryRaw`
      SELECT t.slug, t.name, c.articles
      FROM (SELECT key::int AS id, articles FROM article_counts
            WHERE kind = ${kind} AND articles > 0 ORDER BY articles DESC, key LIMIT ${LONGEST_INDEX}) c
      JOIN ${table} t ON t.id = c.id`,
  );
}

function byName(shelves: Shelf[]): Shelf[] {
  return shelves.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

async function countOf(kind: 'topic' | 'person', id: number): Promise<number> {
  const count = await db().articleCount.findUnique({ where: { kind_key: { kind, key: String(id) } } });
  return count?.articles ?? 0;
}
