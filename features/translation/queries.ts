import { z } from 'zod';
import { db } from '@/lib/db';
import { env } from '@/lib/env';

/** Ids of items that have no article yet and may be translated, oldest filed first, after an id: a page of `limit` at a time. */
export async function listWaitingItems({
  afterId,
  limit,
}: {
  afterId: number;
  limit: number;
}): Promise<number[]> {
  const rows = await db().$queryRaw`
    SELECT i.id FROM source_items i
    WHERE i.id > ${afterId} AND i.current_revision_id IS NOT NULL AND i.retracted_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM articles a WHERE a.source_item_id = i.id AND a.language = ${env().SITE_LANGUAGE})
      AND coalesce((SELECT l.may_translate FROM licence_terms l WHERE l.source_id = i.source_id AND l.valid_from <= now()
        AND coalesce(l.valid_until > now(), true) ORDER BY l.valid_from DESC, l.id DESC LIMIT 1), true)
    ORDER BY i.id LIMIT ${limit}`;
  return z
    .array(z.object({ id: z.number() }))
    .parse(rows)
    .map(({ id }) => id);
}

/**
 * What became of some items since a moment: how many have an article, how many still wait, and what was spent on them.
 * `cost` is in millionths of the currency unit.
 */
export async function countTranslated(
  itemIds: number[],
  since: Date,
): Promise<{ translated: number; failed: number; characters: number; cost: number }> {
  const which = { itemId: { in: itemIds }, at: { gte: since } };
  const spent = await db().translationSpend.aggregate({
    where: which,
    _sum: { characters: true, costMicros: true },
  });
  const translated = await db().article.count({
    where: { sourceItemId: { in: itemIds }, language: env().SITE_LANGUAGE },
  });
  const { characters, costMicros } = spent._sum;
  return {
    translated,
    failed: itemIds.length - translated,
    characters: characters ?? 0,
    cost: Number(costMicros ?? 0),
  };
}
