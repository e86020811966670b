import { db } from '@/lib/db';

/** What must be true whatever was killed when, each as SQL that counts where it is not. */
const BROKEN = {
  'jobs that were given up or failed': `
    SELECT count(*) FROM graphile_worker._private_jobs WHERE attempts > 0 OR last_error IS NOT NULL`,
  'serial queues that are locked': `
    SELECT count(*) FROM graphile_worker._private_job_queues WHERE locked_by IS NOT NULL`,
  'items filed twice': `
    SELECT count(*) FROM (SELECT FROM source_items GROUP BY source_id, external_id HAVING count(*) > 1) AS twice`,
  'items with two articles': `
    SELECT count(*) FROM (SELECT FROM articles WHERE source_item_id IS NOT NULL
      GROUP BY source_item_id, language HAVING count(*) > 1) AS twice`,
  'items with a revision too many, though no outlet changed a word': `
    SELECT count(*) FROM (SELECT FROM source_revisions GROUP BY item_id HAVING count(*) > 1) AS twice`,
  'translated items that the ledger does not hold exactly once': `
    SELECT count(*) FROM (SELECT FROM translation_spends GROUP BY item_id HAVING count(*) > 1) AS twice`,
  'articles of the ledger without blocks': `
    SELECT count(*) FROM articles AS a WHERE source_item_id IN (SELECT item_id FROM translation_spends)
      AND NOT EXISTS (SELECT FROM article_blocks WHERE article_id = a.id)`,
  'published stories without their frozen text, or with two': `
    SELECT count(*) FROM articles AS a WHERE state = 'published'
      AND (SELECT count(*) FROM article_revisions WHERE article_id = a.id AND reason = 'published') <> 1`,
  'published stories that the audit log does not know exactly once': `
    SELECT count(*) FROM articles AS a WHERE state = 'published' AND (SELECT count(*) FROM audit_entries
      WHERE action = 'article.publish' AND subject = 'article:' || a.id) <> 1`,
  'scheduled stories that did not go out': `SELECT count(*) FROM articles WHERE state = 'scheduled'`,
};

/** Where an invariant is broken, and how often; empty when all is well. */
export async function findBroken(): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [what, sql] of Object.entries(BROKEN)) {
    const [row] = await db().$queryRawUnsafe<{ count: bigint }[]>(sql);
    if (row && row.count > 0n) found[what] = Number(row.count);
  }
  return found;
}
