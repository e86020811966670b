import { z } from 'zod';
import { LIVE } from '@/features/stories/select-stories';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';

const MOST = 8; // of which a page shows what does not stand on it already
const OF_CLUSTER = 20;
const OF_TOPIC = 30;
const OF_SECTION = 30;
// Stemming the words of one story takes a tenth of a millisecond.
const READ_CLOSELY = 32;

/**
 * Finds what a reader of an article may like when it is published, and again for what it found, so that older stories
 * learn of it. Done twice, it changes nothing.
 */
export async function relateArticle(articleId: number): Promise<void> {
  for (const id of await relate(articleId)) await relate(id);
}

/** Finds what a reader of each of these may like. */
export async function relateArticles(articleIds: readonly number[]): Promise<void> {
  for (const id of articleIds) await relate(id);
}

async function relate(articleId: number): Promise<number[]> {
  const ids = await rankRelated(articleId);
  await db().$executeRaw`
    UPDATE articles SET related_ids = ${ids}::int[] WHERE id = ${articleId} AND related_ids IS DISTINCT FROM ${ids}::int[]`;
  return ids;
}

/**
 * The ids of the best, in one query: other outlets on the same event; then what shares its topics, a rare topic weighing
 * more; then what uses the same words. The newest of each are weighed, found through indexes, so that it takes as long
 * among 100,000 articles as among a hundred.
 */
async function rankRelated(articleId: number): Promise<number[]> {
  const ranked = await db().$queryRaw`
    WITH read AS (
      SELECT a.id, a.section_id, i.cluster_id, tsvector_to_array(${WORDS}) AS words
      FROM articles a JOIN article_revisions r ON r.id = a.published_revision_id
      LEFT JOIN source_items i ON i.id = a.source_item_id
      WHERE a.id = ${articleId}
    ), topics AS (
      SELECT t.topic_id, 1 / ln(2 + coalesce(n.articles, 0)) AS rarity FROM article_topics t
      LEFT JOIN article_counts n ON n.kind = 'topic' AND n.key = t.topic_id::text
      WHERE t.article_id = ${articleId}
    ), found (id, same_event, shared) AS (
      (SELECT a.id, 1, 0 FROM read JOIN source_items i ON i.cluster_id = read.cluster_id
       JOIN articles a ON a.source_item_id = i.id WHERE ${LIVE} LIMIT ${OF_CLUSTER})
      UNION ALL
      SELECT o.article_id, 0, topics.rarity FROM topics CROSS JOIN LATERAL (
        SELECT t.article_id FROM article_topics t WHERE t.topic_id = topics.topic_id AND t.live_at IS NOT NULL
        ORDER BY t.live_at DESC, t.article_id DESC LIMIT ${OF_TOPIC}) o
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
    WHERE ${LIVE} AND a.id <> read.id
    ORDER BY place LIMIT ${MOST}`;
  return z
    .array(z.object({ id: z.number() }))
    .parse(ranked)
    .map(({ id }) => id);
}

/** The significant words of `article_revisions r`, at their stems: of what a reader is shown of it in a list. */
const WORDS = Prisma.sql`to_tsvector('english', r.headline || ' ' || coalesce(nullif(r.standfirst, ''), r.teaser))`;

/** How much of the words of `w` and `read` is common, from 0 to 1. */
const LIKENESS = Prisma.sql`(
  SELECT count(*) / sqrt(1 + cardinality(w.words)::float8 * cardinality(read.words))
  FROM unnest(w.words) word WHERE word = ANY (read.words))`;
