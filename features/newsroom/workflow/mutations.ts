import { removeIn } from '@/features/articles/mutations';
import { listStored, publishIn } from '@/features/articles/publish-article';
import { isPublic, requireTransition } from '@/features/articles/states';
import { changeSlugIn } from '@/features/articles/workflow/change-slug';
import { correctIn, type PublicNote } from '@/features/articles/workflow/correct-article';
import { holdArticle, type Step } from '@/features/articles/workflow/hold-article';
import { type Move, moveIn } from '@/features/articles/workflow/move-article';
import { scheduleIn, unscheduleIn } from '@/features/articles/workflow/schedule-article';
import { setEmbargoIn } from '@/features/articles/workflow/set-embargo';
import { type Asked, requireUnblocked, takeStep } from '@/features/newsroom/workflow/take-step';
import { requireSecondPerson } from '@/features/newsroom/workflow/second-person';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';
import type { z } from 'zod';

// Each verb as a person of the newsroom may use it: one transaction in which the tables are asked, then the step taken.

/** Publishes, or shows the changes of a live story, if nothing stops it. `version`: what was looked at. */
export async function publish(asked: Asked & { version?: number }): Promise<{ path: string }> {
  const stored = await listStored(asked.articleId, asked.now);
  return takeStep('article.publish', asked, async (turn) => {
    await requireUnblocked(turn);
    const { path } = await publishIn(turn.tx, { ...turn.step, stored, version: asked.version });
    return { path };
  });
}

/**
 * Publishes for the operator, whom no role limits. What stops an editor stops them too, in the same words, except doubts
 * about what nobody has read: an operator publishes machine translations by the hundred, and they are marked as such.
 */
export async function publishAsOperator(step: Step): Promise<{ path: string }> {
  const stored = await listStored(step.articleId, step.now);
  return db().$transaction(async (tx) => {
    const { state } = await holdArticle(tx, step.articleId);
    requireTransition(isPublic(state) ? 'update' : 'publish', state);
    await requireUnblocked({ tx, step }, { isUnreadFine: true });
    const { path } = await publishIn(tx, { ...step, stored });
    return { path };
  });
}

/** Shows the changes of a live story with a note for readers, if nothing stops it. */
export async function correct(
  asked: Asked & { version?: number; note: z.input<typeof PublicNote> },
): Promise<{ path: string }> {
  const stored = await listStored(asked.articleId, asked.now);
  return takeStep('article.correct', asked, async (turn) => {
    await requireUnblocked(turn);
    const { note, version } = asked;
    const { path } = await correctIn(turn.tx, { ...turn.step, stored, note, version });
    return { path };
  });
}

/** Has it published at a time; what is open then holds it back. `seen`: the time it was shown to have, null for none. */
export function schedule({ at, seen, ...asked }: Asked & { at: Date; seen?: Date | null }): Promise<void> {
  return takeStep('article.schedule', asked, ({ tx, step }) => scheduleIn(tx, { ...step, at, seen }));
}

export function unschedule({ seen, ...asked }: Asked & { seen?: Date | null }): Promise<void> {
  return takeStep('article.unschedule', asked, ({ tx, step }) => unscheduleIn(tx, { ...step, seen }));
}

/** Submits for review, returns to its author, approves. */
export function move(asked: Asked & { move: Move }): Promise<void> {
  const { move: to } = asked;
  return takeStep(`article.${to}`, asked, ({ tx, step }) => moveIn(tx, { ...step, move: to }));
}

/** Takes it from readers; they are told why. */
export function withdraw(asked: Asked & { reason: string }): Promise<void> {
  const { reason } = asked;
  return takeStep('article.withdraw', asked, ({ tx, step }) => removeIn(tx, 'withdraw', { ...step, reason }));
}

/** Removes it everywhere, for good. The first word of the headline is typed, so that nobody does it in passing. */
export function kill(asked: Asked & { reason: string; word: string }): Promise<void> {
  const { reason, word } = asked;
  return takeStep('article.kill', asked, async ({ tx, step, article }) => {
    if (folded(word) !== folded(firstWord(article.headline)))
      throw new Refusal('invalid', `Type the first word: ${firstWord(article.headline)}`, 'word');
    await removeIn(tx, 'kill', { ...step, reason });
  });
}

/** Changes the slug; a live story moves, and its old addresses lead there. */
export function rename(asked: Asked & { slug: string }): Promise<{ path: string | null }> {
  return takeStep('article.slug', asked, ({ tx, step }) => changeSlugIn(tx, { ...step, slug: asked.slug }));
}

/** Sets, moves or ends the embargo. To an earlier time it takes somebody else than who set it. */
export function embargo(asked: Asked & { until: Date | null }): Promise<void> {
  const { until } = asked;
  return takeStep('article.embargo', asked, async (turn) => {
    await requireSecondPerson(turn, until);
    await setEmbargoIn(turn.tx, { ...turn.step, until });
  });
}

/** What has to be typed to kill a story. */
export function firstWord(headline: string): string {
  return /[\p{L}\p{N}]+/u.exec(headline)?.[0] ?? 'kill';
}

function folded(word: string): string {
  return word.trim().normalize('NFC').toLowerCase();
}
