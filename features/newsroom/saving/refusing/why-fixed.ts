import { may, type Action, type Actor } from '@/features/accounts/policy';
import { isPublic } from '@/features/articles/states';
import { type DraftRow, subjectOf } from '@/features/newsroom/saving/load-draft';
import { FIELDS, type Field, type Fixed } from '@/features/newsroom/saving/schema';

/** What else a field needs than the right to write. */
const NEEDS: Partial<Record<Field, Action>> = {
  slug: 'article.slug',
  breakingUntil: 'article.break',
};
/** Of a story that readers have, these show at once: they are not part of what is published. */
const SHOWS_AT_ONCE: readonly Field[] = ['topics', 'bylines', 'breakingUntil'];

/** Why a field can't be changed here by anybody, as the story stands. */
export function fixedByState({ path }: { path: string | null }): Fixed {
  return {
    embargoUntil: 'An embargo is set on the publishing page.',
    ...(path !== null && {
      slug: 'The address of a published story is changed on its publishing page.',
      sectionId: 'The section is part of the address of a published story and stays.',
    }),
  };
}

/** Why this person may not change a field that others may. */
export function fixedByRole(row: DraftRow, user: Actor): Fixed {
  const fixed: Fixed = {};
  for (const field of FIELDS) {
    const why = whyNot(row, field, user);
    if (why) fixed[field] = why;
  }
  return fixed;
}

function whyNot(row: DraftRow, field: Field, user: Actor): string | null {
  const subject = subjectOf(row);
  const needs = NEEDS[field];
  if (needs && !may(user, needs, subject)) {
    const isState = may(user, needs, { ...subject, state: 'draft' });
    return isState
      ? `This can’t be changed while the story is ${row.state.replace('_', ' ')}. ${WHO}`
      : `Your account may not change this. ${WHO}`;
  }
  const isOut = isPublic(row.state) && SHOWS_AT_ONCE.includes(field);
  if (isOut && !may(user, 'article.publish', subject)) return `On a live story this shows at once. ${WHO}`;
  return null;
}

const WHO = 'A publisher can.';
