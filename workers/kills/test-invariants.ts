import { db } from '@/lib/db';

/** What must be true whatever was killed when, each as SQL that counts where it is not; $1 are stories published often. */
const BROKEN = {
  'jobs that were given up': `
    SELECT count(*) FROM graphile_worker._private_jobs WHERE attempts >= max_attempts`,
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
    SELECT count(*) FROM articles AS a WHERE state = 'published' AND NOT (a.id = ANY ($1))
      AND (SELECT count(*) FROM article_revisions WHERE article_id = a.id AND reason = 'published') <> 1`,
  'published stories that the audit log does not know exactly once': `
    SELECT count(*) FROM articles AS a WHERE state = 'published' AND (SELECT count(*) FROM audit_entries
      WHERE action = 'article.publish' AND subject = 'article:' || a.id) <> 1`,
  'scheduled stories that did not go out': `SELECT count(*) FROM articles WHERE state = 'scheduled'`,
};

/** Where only workers were killed: nothing failed, since nothing was away. */
const BROKEN_BY_WORKERS = {
  'jobs that failed': `
    SELECT count(*) FROM graphile_worker._private_jobs WHERE attempts > 0 OR last_error IS NOT NULL`,
};

interface Killed {
  only: 'workers' | 'anything';
  /** Stories that were published more than once. */
  editions?: number[];
}

/** Where an invariant is broken, and how often; empty when all is well. */
export async function findBroken({ only, editions = [] }: Killed): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  const asked = { ...BROKEN, ...(only === 'workers' && BROKEN_BY_WORKERS) };
  for (const [what, sql] of Object.entries(asked)) {
    const parameters = sql.includes('$1') ? [editions] : [];
    const [row] = await db().$queryRawUnsafe<{ count: bigint }[]>(sql, ...parameters);
    if (row && row.count > 0n) found[what] = Number(row.count);
  }
  return found;
}
