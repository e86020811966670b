import { setTimeout as sleep } from 'node:timers/promises';
import { listStored, publishIn } from '@/features/articles/publish-article';
import { recordStep, type Step, type Tx } from '@/features/articles/workflow/hold-article';
import { findBlockers } from '@/features/newsroom/workflow/find-blockers';
import { inOneSentence } from '@/features/newsroom/workflow/take-step';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { reasonOf, Refusal } from '@/lib/errors';
import { log, tellOutage } from '@/lib/log';
import { plainReason } from '@/lib/postgres/faults/plain-reason';
import { isOutage } from '@/lib/postgres/faults/kinds';
import { clockIn } from '@/lib/text/dates';

const SCHEDULE = { userId: null, name: 'The schedule' };
const SWEEP_MS = 2000;
const MOST = 100;

/**
 * Publishes an article whose time has come, if it still is scheduled and for a time that has passed: asked within the
 * row's lock, so that of many workers one does it, once. What stops it is kept with it for its editor, who then decides.
 */
export async function publishDue(articleId: number, now: Date): Promise<'published' | 'held' | 'not due'> {
  const stored = await listStored(articleId, now);
  return db().$transaction(async (tx) => {
    const due = await tx.$queryRaw<{ at: Date }[]>`
      SELECT scheduled_for AS at FROM articles WHERE id = ${articleId} AND state = 'scheduled' AND held_reason IS NULL
        AND scheduled_for <= ${now} FOR NO KEY UPDATE SKIP LOCKED`;
    if (!due[0]) return 'not due';
    const step = { articleId, now, actor: SCHEDULE };
    const reason = await whyNot(tx, step, () => publishIn(tx, { ...step, stored }));
    if (reason === null) return 'published';
    await hold(tx, step, `It did not go out at ${clockIn(due[0].at, env().SITE_TIME_ZONE)}: ${reason}`);
    return 'held';
  });
}

/** Publishes all that is due: what a job of its own was lost for, or never began with a worker that died. */
export async function sweepDue(now: Date, ended?: AbortSignal): Promise<void> {
  const due = await db().$queryRaw<{ id: number }[]>`
    SELECT id FROM articles WHERE state = 'scheduled' AND held_reason IS NULL AND scheduled_for <= ${now}
    ORDER BY scheduled_for, id LIMIT ${MOST}`;
  for (const { id } of due) {
    if (ended?.aborted) return;
    await publishDue(id, now).catch((error: unknown) => {
      if (isOutage(error)) tellOutage('scheduled articles wait', { article: id, reason: plainReason(error) });
      else
        log().error({ error, article: id }, 'a scheduled article could not be published; tried again soon');
    });
  }
}

/** Sweeps at once and then every two seconds, never twice at a time, until stopped. */
export function keepSweeping(): { stop: () => Promise<void> } {
  const ending = new AbortController();
  const { signal } = ending;
  const rounds = async () => {
    while (!signal.aborted) {
      await sweepDue(new Date(), signal).catch((error: unknown) => {
        tellOutage('the schedule could not be read', { error });
      });
      await sleep(SWEEP_MS, undefined, { signal }).catch(() => undefined); // woken to stop
    }
  };
  const done = rounds();
  return {
    stop: () => {
      ending.abort();
      return done;
    },
  };
}

async function whyNot(
  tx: Tx,
  { articleId, now }: Step,
  publish: () => Promise<unknown>,
): Promise<string | null> {
  const blockers = await findBlockers(articleId, { now, tx });
  if (blockers.length > 0) return begunSmall(inOneSentence(blockers));
  try {
    await publish();
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error; // refusals come before anything is written
    return begunSmall(reasonOf(error));
  }
}

async function hold(tx: Tx, step: Step, heldReason: string): Promise<void> {
  const data = { heldReason, version: { increment: 1 } };
  await tx.article.update({ where: { id: step.articleId }, data });
  await recordStep(tx, step, ['hold', { reason: heldReason }]);
}

function begunSmall(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
