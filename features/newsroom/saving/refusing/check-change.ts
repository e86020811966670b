import type { Actor } from '@/features/accounts/policy';
import type { DraftRow } from '@/features/newsroom/saving/load-draft';
import { NotTaken } from '@/features/newsroom/saving/refusing/not-taken';
import { whyReadOnly } from '@/features/newsroom/saving/queries';
import type { Change, Field } from '@/features/newsroom/saving/schema';
import { fixedByRole } from '@/features/newsroom/saving/refusing/why-fixed';
import { Refusal } from '@/lib/errors';

/** Refuses what this person may not change, before anything is written: `forbidden` with every field, or `invalid`. */
export function checkChange(row: DraftRow, change: Change, user: Actor): void {
  const why = whyReadOnly(row, user);
  if (why) throw new Refusal('forbidden', why);
  if (change.base > row.version)
    throw new Refusal('invalid', 'This is based on a version that does not exist. Load the article again.');
  const fixed = fixedByRole(row, user);
  const refused = Object.keys(change.fields ?? {}).flatMap((field) => {
    const message = fixed[field as Field]; // zod let no other name in
    return message ? [{ place: `field:${field}`, message }] : [];
  });
  if (refused.length > 0) throw new NotTaken('forbidden', refused);
}
