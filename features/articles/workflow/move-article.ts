import { requireTransition, stateAfter } from '@/features/articles/states';
import { holdArticle, recordStep, type Step, type Tx } from '@/features/articles/workflow/hold-article';
import { db } from '@/lib/db';

export type Move = 'submit' | 'return' | 'approve';

/** Hands an article on within the newsroom: to be checked, back to its author, ready. Refusal `conflict`. */
export function moveArticle(step: Step & { move: Move }): Promise<void> {
  return db().$transaction((tx) => moveIn(tx, step));
}

/** `moveArticle` within somebody's transaction. */
export async function moveIn(tx: Tx, { move, ...step }: Step & { move: Move }): Promise<void> {
  const { state } = await holdArticle(tx, step.articleId);
  requireTransition(move, state);
  const data = { state: stateAfter(move), version: { increment: 1 } };
  await tx.article.update({ where: { id: step.articleId }, data });
  await recordStep(tx, step, [move]);
}
