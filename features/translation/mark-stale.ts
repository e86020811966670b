import { lockArticle } from '@/features/articles/workflow/hold-article';
import { blocksStale } from '@/features/translation/jobs';
import { db } from '@/lib/db';
import { enqueue } from '@/lib/queue';
import { tellStepIn } from '@/lib/signals/steps';

/**
 * After an outlet changed a story: marks the working blocks whose original is now another, or gone, as stale. What
 * readers see stays as it was published. Repeating it changes nothing. Whoever writes in the story goes before or after, so
 * that no save of the text as it was hides what the outlet changed. Answers how many blocks are newly stale.
 */
export function markStale({ itemId, now }: { itemId: number; now: Date }): Promise<number> {
  return db().$transaction(async (tx) => {
    const where = { sourceItemId: itemId };
    for (const { id } of await tx.article.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } }))
      await lockArticle(tx, id);
    const count = await tx.$executeRaw`
    UPDATE article_blocks ours SET status = 'stale', stale_since = ${now}
    FROM articles a JOIN source_items i ON i.id = a.source_item_id
    WHERE a.id = ours.article_id AND i.id = ${itemId} AND ours.source_key IS NOT NULL AND ours.status <> 'stale'
      AND NOT EXISTS (SELECT 1 FROM source_blocks b WHERE b.revision_id = i.current_revision_id
                      AND b.key = ours.source_key AND b.hash = ours.source_hash)`;
    if (count > 0) tellStepIn(tx, 'stale', { item: itemId, blocks: count });
    if (count > 0) await enqueue(tx, blocksStale, { itemId }, { key: `${blocksStale.name}:${itemId}` });
    return count;
  });
}
