import { articleDue } from '@/features/articles/jobs';
import { requireTransition, stateAfter } from '@/features/articles/states';
import { holdArticle, recordStep, type Step, type Tx } from '@/features/articles/workflow/hold-article';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';
import { enqueue } from '@/lib/queue';

interface Scheduling extends Step {
  at: Date;
}

const LONGEST_MS = 366 * 86_400_000;

/**
 * Has an article published at a time, or at another one than before. Anything may still be open: what blocks it then
 * holds it back. Refusal `invalid` for a time that has passed, is over a year away or within the embargo.
 */
export function scheduleArticle(scheduling: Scheduling): Promise<void> {
  return db().$transaction((tx) => scheduleIn(tx, scheduling));
}

/** `scheduleArticle` within somebody's transaction. */
export async function scheduleIn(tx: Tx, { at, ...step }: Scheduling): Promise<void> {
  const { articleId, now } = step;
  const article = await holdArticle(tx, articleId);
  requireTransition('schedule', article.state);
  if (at <= now)
    throw new Refusal('invalid', 'That time has passed. Publish now, or take a later one.', 'at');
  if (at.getTime() - now.getTime() > LONGEST_MS)
    throw new Refusal('invalid', 'That is more than a year away.', 'at');
  if (article.embargoUntil && at < article.embargoUntil)
    throw new Refusal('invalid', 'The embargo ends later. Nobody can publish earlier.', 'at');
  await tx.article.update({
    where: { id: articleId },
    data: {
      ...{ state: stateAfter('schedule'), scheduledFor: at, heldReason: null },
      version: { increment: 1 },
    },
  });
  await recordStep(tx, step, ['schedule', { at: at.toISOString() }]);
  await enqueue(tx, articleDue, { articleId }, { key: `article.due:${articleId}`, runAt: at });
}

/** Takes an article off the schedule; its job will find nothing to do. */
export function unscheduleArticle(step: Step): Promise<void> {
  return db().$transaction((tx) => unscheduleIn(tx, step));
}

/** `unscheduleArticle` within somebody's transaction. */
export async function unscheduleIn(tx: Tx, step: Step): Promise<void> {
  const { state } = await holdArticle(tx, step.articleId);
  requireTransition('unschedule', state);
  await tx.article.update({
    where: { id: step.articleId },
    data: {
      ...{ state: stateAfter('unschedule'), scheduledFor: null, heldReason: null },
      version: { increment: 1 },
    },
  });
  await recordStep(tx, step, ['unschedule']);
}
