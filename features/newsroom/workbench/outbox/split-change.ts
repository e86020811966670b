import type { Edit } from '@/features/newsroom/workbench/outbox/apply-change';

/** A change in two: what touches the places that are meant, and the rest. */
export function splitChange(change: Edit, isMeant: (place: string) => boolean): [Edit, Edit] {
  const part = (wanted: boolean): Edit => {
    const blocks = change.blocks?.filter(({ key }) => isMeant(`block:${key}`) === wanted);
    const review = change.review?.filter(({ key }) => isMeant(`block:${key}`) === wanted);
    const decide = change.decide?.filter(({ key }) => isMeant(`block:${key}`) === wanted);
    const fields = Object.entries(change.fields ?? {}).filter(
      ([name]) => isMeant(`field:${name}`) === wanted,
    );
    return {
      ...(blocks?.length && { blocks }),
      ...(review?.length && { review }),
      ...(decide?.length && { decide }),
      ...(fields.length && { fields: Object.fromEntries(fields) }),
      ...(change.order && isMeant('order') === wanted && { order: change.order }),
    };
  };
  return [part(true), part(false)];
}
