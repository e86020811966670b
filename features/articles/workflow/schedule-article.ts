import { articleDue } from '@/features/articles/jobs';
import { requireTransition, stateAfter } from '@/features/articles/states';
import { holdArticle, recordStep, type Step, type Tx } from '@/features/articles/workflow/hold-article';
import { requireUnmoved } from '@/features/articles/workflow/require-unmoved';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';
import { enqueue } from '@/lib/queue';

/** A step that is only taken when the story still goes out when it was seen to: null for no time, undefined for any. */
interface Unmoved extends Step {
  seen?: Date | null;
}

interface Scheduling extends Unmoved {
  at: Date;
}

const LONGEST_MS = 366 * 86_400_000;

/**
 * Has an article published at a time, or at another one than before. Anything may still be open: what blocks it then
 * holds it back. Refusal `invalid` for a time that has passed, is over a year away or within the embargo, `conflict` when
 * somebody moved it since.
 */
export function scheduleArticle(scheduling: Scheduling): Promise<void> {
  return db().$transaction((tx) => scheduleIn(tx, scheduling));
}

/** `scheduleArticle` within somebody's transaction. */
export async function scheduleIn(tx: Tx, { at, seen, ...step }: Scheduling): Promise<void> {
  const { articleId, now } = step;
  const article = await holdArticle(tx, articleId);
  requireTransition('schedule', article.state);
  await requireUnmoved(tx, article, seen);
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
export async function unscheduleIn(tx: Tx, { seen, ...step }: Unmoved): Promise<void> {
  const article = await holdArticle(tx, step.articleId);
  requireTransition('unschedule', article.state);
  await requireUnmoved(tx, article, seen);
  await tx.article.update({
    where: { id: step.articleId },
    data: {
      ...{ state: stateAfter('unschedule'), scheduledFor: null, heldReason: null },
      version: { increment: 1 },
    },
  });
  await recordStep(tx, step, ['unschedule']);
}
