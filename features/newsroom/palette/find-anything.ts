import { z } from 'zod';
import { type Actor, may } from '@/features/accounts/policy';
import { type Limits, withinLimits } from '@/features/newsroom/desk/queue/filter-sql';
import { headlineTables } from '@/features/newsroom/desk/queue/headline-tables';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';

const MOST = 8;
const SHORTEST = 2;

/** Something that was found, and where it is. */
export interface Find {
  kind: 'story' | 'source' | 'topic' | 'person';
  words: string;
  /** The language of the words, where it is not English. */
  language?: string;
  beside: string;
  path: string;
}

const Row = z.array(
  z.object({
    kind: z.string(),
    where: z.string(),
    words: z.string(),
    language: z.string().nullable(),
    beside: z.string(),
  }),
);

/**
 * What a person may see whose name holds these words, at most eight of a kind; nothing for less than two letters, and of two
 * the newest stories alone.
 */
export async function findAnything(typed: string, user: Actor): Promise<Find[]> {
  const q = typed
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 100);
  if (q.length < SHORTEST || !may(user, 'newsroom.enter')) return [];
  const like = `%${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  const asked = [
    stories(q, like, user),
    may(user, 'source.read') && sources(like),
    may(user, 'topic.edit') && topics(like),
    may(user, 'user.list') && people(like),
  ].filter((query) => query !== false);
  const rows = Row.parse(await db().$queryRaw`${Prisma.join(asked, ' UNION ALL ')}`);
  return rows.map(({ kind, where, words, language, beside }) => ({
    ...{ kind: kind as Find['kind'], words: words || 'Untitled', beside },
    ...(language !== null && { language }),
    path: pathOf(kind, where),
  }));
}

// One by its English headline, one by the outlet's; a story found by both is told once.
const stories = (q: string, like: string, limits: Limits) => {
  const { articles, revisions } = headlineTables(q);
  const within = withinLimits(limits);
  return Prisma.sql`
  (SELECT 'story' AS kind, f.id::text AS "where", f.words, f.language, f.beside FROM (
    SELECT DISTINCT ON (f.id) f.* FROM (
      (SELECT a.id, a.headline AS words, NULL::text AS language, replace(a.state::text, '_', ' ') AS beside, a.updated_at AS at
       FROM ${articles} a WHERE lower(a.headline) LIKE ${like} AND ${within} ORDER BY a.updated_at DESC LIMIT ${MOST})
      UNION ALL
      (SELECT a.id, r.headline, a.original_language, a.headline, a.updated_at
       FROM ${revisions} r JOIN articles a ON a.base_revision_id = r.id
       WHERE lower(r.headline) LIKE ${like} AND ${within} ORDER BY a.updated_at DESC LIMIT ${MOST})) f
    ORDER BY f.id, f.language NULLS FIRST) f ORDER BY f.at DESC LIMIT ${MOST})`;
};

const sources = (like: string) => Prisma.sql`
  (SELECT 'source', slug, name, NULL, coalesce(city, '') FROM sources WHERE lower(name) LIKE ${like} ORDER BY name LIMIT ${MOST})`;

const topics = (like: string) => Prisma.sql`
  (SELECT 'topic', name, name, NULL, '' FROM topics WHERE lower(name) LIKE ${like} ORDER BY name LIMIT ${MOST})`;

const people = (like: string) => Prisma.sql`
  (SELECT 'person', '', name, NULL, role::text FROM users WHERE lower(name) LIKE ${like} ORDER BY name LIMIT ${MOST})`;

function pathOf(kind: string, where: string): string {
  if (kind === 'story') return `/newsroom/articles/${where}`;
  if (kind === 'source') return `/newsroom/sources/${where}`;
  return kind === 'topic' ? `/newsroom/topics?q=${encodeURIComponent(where)}` : '/newsroom/people';
}
