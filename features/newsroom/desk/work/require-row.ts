import { type Action, type Actor, may } from '@/features/accounts/policy';
import type { LockedRow } from '@/features/newsroom/desk/work/lock-row';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';
import { clockIn } from '@/lib/text/dates';

/** Throws the reason, in plain words, why somebody may not do something to a row. */
export function requireRow(user: Actor, action: Action, row: LockedRow): void {
  const { subject, holder } = row;
  if (may(user, action, subject)) return;
  const { state, ...place } = subject;
  const where = { section: place.section, language: place.language };
  if (!may(user, 'newsroom.enter', where))
    throw new Refusal('forbidden', 'It is outside your sections or languages.');
  if (may(user, action, { ...subject, ownerId: user.id }))
    throw new Refusal(
      'forbidden',
      holder ? `It is ${holder.name}’s. An editor can change that.` : 'Take it first.',
    );
  if (state && may(user, action, { ...subject, state: 'draft', ownerId: user.id }))
    throw new Refusal('conflict', `It is ${STATE_WORDS[state] ?? state} now.`);
  throw new Refusal('forbidden', 'Your account may not do this. An editor can.');
}

const STATE_WORDS: Record<string, string> = {
  in_review: 'in review',
  approved: 'ready to publish',
  published: 'live',
  corrected: 'live',
};

/** Throws when a row is not whose it was shown to be: `Marek took it at 14:40.` */
export function requireHolder(row: LockedRow, shown: number | null, userId: number): void {
  const { holder } = row;
  if ((holder?.id ?? null) === shown || holder?.id === userId) return;
  if (!holder) throw new Refusal('conflict', 'It is nobody’s now. Take it first.');
  const at = holder.since ? ` at ${clockIn(holder.since, env().SITE_TIME_ZONE)}` : ' meanwhile';
  throw new Refusal('conflict', `${holder.name} took it${at}.`);
}
