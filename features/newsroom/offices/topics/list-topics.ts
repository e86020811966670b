import { z } from 'zod';
import { db } from '@/lib/db';

const PAGE_LENGTH = 40;

/** What an address of the list of topics says. Whatever makes no sense is as if it weren't there. */
export const TopicFilter = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  /** The slug that the page before ended with. */
  after: z.string().max(100).optional().catch(undefined),
});
export type TopicFilter = z.infer<typeof TopicFilter>;

/** A topic, and how many stories of ours carry it: those that readers see, and whether any do at all. */
export interface TopicRow {
  id: number;
  slug: string;
  name: string;
  live: number;
  used: boolean;
}

/** One page of topics by address. */
export async function listTopics({ q = '', after = '' }: TopicFilter) {
  const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await db().$queryRaw<TopicRow[]>`
    SELECT t.id, t.slug, t.name, coalesce(c.articles, 0)::int AS live,
      EXISTS (SELECT 1 FROM article_topics a WHERE a.topic_id = t.id) AS used
    FROM topics t LEFT JOIN article_counts c ON c.kind = 'topic' AND c.key = t.id::text
    WHERE t.name ILIKE ${pattern} AND t.slug > ${after} ORDER BY t.slug LIMIT ${PAGE_LENGTH + 1}`;
  const topics = rows.slice(0, PAGE_LENGTH);
  return { topics, next: rows.length > PAGE_LENGTH ? (topics.at(-1)?.slug ?? null) : null };
}
