import { ArticleState } from '@/features/articles/schema';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';
import { dep } from '@/lib/render';
import { z } from 'zod';

/** What readers are told at the address of an article that is gone. Why one was killed is for the log alone. */
export interface Notice {
  kind: 'withdrawn' | 'killed';
  at: Date;
  reason: string | null;
}

/** Why an address no longer shows its article; null when it never did or still does. */
export async function getNotice(path: string): Promise<Notice | null> {
  dep(path);
  const gone = await db().article.findFirst({
    where: { path, state: { in: ['withdrawn', 'killed'] } },
    select: { id: true, state: true, withdrawnAt: true, withdrawnReason: true },
  });
  if (!gone?.withdrawnAt) return null;
  dep(`article:${gone.id}`);
  return gone.state === 'killed'
    ? { kind: 'killed', at: gone.withdrawnAt, reason: null }
    : { kind: 'withdrawn', at: gone.withdrawnAt, reason: gone.withdrawnReason };
}

const Listed = z.object({
  id: z.number(),
  state: ArticleState,
  headline: z.string(),
  path: z.string().nullable(),
  language: z.string(),
  sourceItemId: z.number().nullable(),
  sourceUrl: z.string().nullable(),
  publishedAt: z.date().nullable(),
  blocks: z.object({ machine: z.number(), edited: z.number(), reviewed: z.number(), stale: z.number() }),
});

/** An article as an operator lists it. `blocks` counts the working text by status. */
export type ListedArticle = z.infer<typeof Listed>;

interface Which {
  state?: ArticleState;
  sourceId?: number;
  after?: string;
  limit: number;
}

/** Articles in any state, oldest first, `limit` (1 to 500) at a time; `next` is the cursor of the page after it. */
export async function listForOperator({
  state,
  sourceId,
  after,
  limit,
}: Which): Promise<{ articles: ListedArticle[]; next: string | null }> {
  if (after !== undefined && !/^\d{1,9}$/.test(after))
    throw new Refusal('invalid', 'That is no cursor.', 'after');
  if (!Number.isInteger(limit) || limit < 1 || limit > 500)
    throw new Refusal('invalid', 'The limit is 1 to 500.', 'limit');
  const conditions = [
    Prisma.sql`a.id > ${Number(after ?? 0)}`,
    ...(state ? [Prisma.sql`a.state = ${state}::"ArticleState"`] : []),
    ...(sourceId === undefined ? [] : [Prisma.sql`a.source_id = ${sourceId}`]),
  ];
  const rows = await db().$queryRaw`
    SELECT a.id, a.state::text AS state, a.headline, a.path, a.language, a.source_item_id AS "sourceItemId",
      i.url AS "sourceUrl", a.first_published_at AS "publishedAt",
      (SELECT json_build_object('machine', count(*) FILTER (WHERE status = 'machine'),
        'edited', count(*) FILTER (WHERE status = 'edited'), 'reviewed', count(*) FILTER (WHERE status = 'reviewed'),
        'stale', count(*) FILTER (WHERE status = 'stale')) FROM article_blocks b WHERE b.article_id = a.id) AS blocks
    FROM articles a LEFT JOIN source_items i ON i.id = a.source_item_id
    WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY a.id LIMIT ${limit + 1}`;
  const found = z.array(Listed).parse(rows);
  const articles = found.slice(0, limit);
  return { articles, next: found.length > limit ? String(articles.at(-1)?.id) : null };
}
