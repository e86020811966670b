import type { StoryCard } from '@/features/articles/schema';
import { LIVE, selectRankedStories } from '@/features/stories/select-stories';
import { Prisma } from '@/generated/prisma/client';

const MOST = 4;
const OF_CLUSTER = 20;
const OF_TOPIC = 30;
const OF_SECTION = 30;
const COUNTED_TOPIC = 1000;
// Stemming the words of one story takes a tenth of a millisecond.
const READ_CLOSELY = 32;

interface Asked {
  articleId: number;
  /** Stories that stand on the page already. */
  exceptIds: readonly number[];
}

/**
 * What a reader of an article may like, best first, in one query: other outlets on the same event; then what shares its
 * topics, a rare topic weighing more; then what uses the same words. The newest of each are weighed, found through
 * indexes, so that it takes as long among 100,000 articles as among a hundred.
 */
export function listRelated({ articleId, exceptIds }: Asked): Promise<StoryCard[]> {
  return selectRankedStories(Prisma.sql`
    WITH read AS (
      SELECT a.id, a.section_id, i.cluster_id, tsvector_to_array(${WORDS}) AS words
      FROM articles a JOIN article_revisions r ON r.id = a.published_revision_id
      LEFT JOIN source_items i ON i.id = a.source_item_id
      WHERE a.id = ${articleId}
    ), topics AS (
      SELECT t.topic_id, 1 / ln(2 + n.articles) AS rarity FROM article_topics t CROSS JOIN LATERAL (
        SELECT count(*) AS articles FROM (
          SELECT FROM article_topics o WHERE o.topic_id = t.topic_id LIMIT ${COUNTED_TOPIC}) counted) n
      WHERE t.article_id = ${articleId}
    ), found (id, same_event, shared) AS (
      (SELECT a.id, 1, 0 FROM read JOIN source_items i ON i.cluster_id = read.cluster_id
       JOIN articles a ON a.source_item_id = i.id WHERE ${LIVE} LIMIT ${OF_CLUSTER})
      UNION ALL
      SELECT o.article_id, 0, topics.rarity FROM topics CROSS JOIN LATERAL (
        SELECT t.article_id FROM article_topics t WHERE t.topic_id = topics.topic_id
        ORDER BY t.article_id DESC LIMIT ${OF_TOPIC}) o
      UNION ALL
      SELECT o.id, 0, 0 FROM read CROSS JOIN LATERAL (
        SELECT a.id FROM articles a WHERE a.section_id = read.section_id AND ${LIVE}
        ORDER BY a.first_published_at DESC, a.id DESC LIMIT ${OF_SECTION}) o
    ), candidates AS (
      SELECT id, max(same_event) AS same_event, sum(shared) AS shared FROM found GROUP BY id
      ORDER BY 2 DESC, 3 DESC, 1 DESC LIMIT ${READ_CLOSELY}
    )
    SELECT a.id, row_number() OVER (
      ORDER BY c.same_event DESC, c.shared + ${LIKENESS} DESC, a.first_published_at DESC, a.id DESC) AS place
    FROM candidates c CROSS JOIN read
    JOIN articles a ON a.id = c.id JOIN article_revisions r ON r.id = a.published_revision_id
    CROSS JOIN LATERAL (SELECT tsvector_to_array(${WORDS}) AS words) w
    WHERE ${LIVE} AND a.id <> read.id AND NOT a.id = ANY (${exceptIds}::int[])
    ORDER BY place LIMIT ${MOST}`);
}

/** The significant words of `article_revisions r`, at their stems: of what a reader is shown of it in a list. */
const WORDS = Prisma.sql`to_tsvector('english', r.headline || ' ' || coalesce(nullif(r.standfirst, ''), r.teaser))`;

/** How much of the words of `w` and `read` is common, from 0 to 1. */
const LIKENESS = Prisma.sql`(
  SELECT count(*) / sqrt(1 + cardinality(w.words)::float8 * cardinality(read.words))
  FROM unnest(w.words) word WHERE word = ANY (read.words))`;
