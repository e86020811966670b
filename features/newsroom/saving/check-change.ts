import { may, type Action, type Actor } from '@/features/accounts/policy';
import { isPublic } from '@/features/articles/states';
import type { DraftRow } from '@/features/newsroom/saving/load-draft';
import { subjectOf, whyReadOnly } from '@/features/newsroom/saving/queries';
import type { Change, Field } from '@/features/newsroom/saving/schema';
import { Refusal } from '@/lib/errors';

/** What else a field needs than the right to write. */
const NEEDS: Partial<Record<Field, Action>> = {
  slug: 'article.slug',
  breakingUntil: 'article.break',
};
/** Of a story that readers have, these show at once: they are not part of what is published. */
const SHOWS_AT_ONCE: readonly Field[] = ['topics', 'bylines', 'breakingUntil'];

/** Refuses what this person may not change, before anything is written: `forbidden`, or `invalid`. */
export function checkChange(row: DraftRow, change: Change, user: Actor): void {
  const why = whyReadOnly(row, user);
  if (why) throw new Refusal('forbidden', why);
  if (change.base > row.version)
    throw new Refusal('invalid', 'This is based on a version that does not exist. Load the article again.');
  for (const field of Object.keys(change.fields ?? {}) as Field[]) checkField(row, field, user);
}

function checkField(row: DraftRow, field: Field, user: Actor): void {
  const needs = NEEDS[field];
  if (needs && !may(user, needs, subjectOf(row)))
    throw new Refusal('forbidden', `Your account may not change this. ${WHO}`, field);
  const public_ = isPublic(row.state) && SHOWS_AT_ONCE.includes(field);
  if (public_ && !may(user, 'article.publish', subjectOf(row)))
    throw new Refusal('forbidden', `On a live story this shows at once. ${WHO}`, field);
}

const WHO = 'A publisher can.';
