import { contentOf } from '@/features/newsroom/workbench/blocks/content-of';
import type { Edit } from '@/features/newsroom/workbench/outbox/apply-change';
import type { Draft } from '@/features/newsroom/saving/schema';

/** The edit that takes another one back, made from the draft before it. */
export function undoOf(draft: Draft, edit: Edit): Edit {
  const before = new Map(draft.blocks.map((block) => [block.key, block]));
  const texts = (edit.blocks ?? []).map(({ key }) => {
    const was = before.get(key);
    return { key, block: was ? contentOf(was) : null };
  });
  const touched = [...new Set([...(edit.review ?? []), ...(edit.blocks ?? [])].map(({ key }) => key))];
  const review = touched
    .filter((key) => before.has(key))
    .map((key) => ({ key, reviewed: before.get(key)?.status === 'reviewed' }));
  const names = new Set(Object.keys(edit.fields ?? {}));
  const fields = Object.entries(draft.fields).filter(([name]) => names.has(name));
  return {
    ...(texts.length > 0 && { blocks: texts }),
    ...(review.length > 0 && { review }),
    ...(edit.order && { order: draft.blocks.map(({ key }) => key) }),
    ...(fields.length > 0 && { fields: Object.fromEntries<unknown>(fields) }),
  };
}
