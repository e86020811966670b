import type { ArticleState } from '@/features/articles/schema';
import { isPublic } from '@/features/articles/states';
import { holdArticle, recordStep, type Step, type Tx } from '@/features/articles/workflow/hold-article';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

interface Embargo extends Step {
  /** Null takes it away. */
  until: Date | null;
}

/**
 * Says before which moment nobody can publish an article. Refusal `conflict` when readers have seen it (what they read
 * can't be unread: withdraw it), `invalid` for a time that has passed or comes after the one it is scheduled for.
 */
export function setEmbargo(embargo: Embargo): Promise<void> {
  return db().$transaction((tx) => setEmbargoIn(tx, embargo));
}

/** `setEmbargo` within somebody's transaction. */
export async function setEmbargoIn(tx: Tx, { until, ...step }: Embargo): Promise<void> {
  const article = await holdArticle(tx, step.articleId);
  if (until) requireUnseen(article.state);
  if (until && until <= step.now) throw new Refusal('invalid', 'That time has passed.', 'until');
  if (until && article.scheduledFor && article.scheduledFor < until)
    throw new Refusal('invalid', 'It is scheduled for an earlier time. Move that first.', 'until');
  const data = { embargoUntil: until, version: { increment: 1 } };
  await tx.article.update({ where: { id: step.articleId }, data });
  await recordStep(tx, step, ['embargo', { until: until?.toISOString() ?? null }]);
}

function requireUnseen(state: ArticleState): void {
  if (isPublic(state))
    throw new Refusal('conflict', 'Readers have seen this story: an embargo comes too late. Withdraw it.');
}
