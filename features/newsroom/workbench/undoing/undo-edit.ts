import { contentOf } from '@/features/newsroom/workbench/blocks/content-of';
import { applyChange, type Edit } from '@/features/newsroom/workbench/outbox/apply-change';
import type { Draft } from '@/features/newsroom/saving/schema';

/** The edit that takes another one back, made from the draft before it. `me`: a check of somebody else's is not mine to give back. */
export function undoOf(draft: Draft, edit: Edit, me: number): Edit {
  const before = new Map(draft.blocks.map((block) => [block.key, block]));
  const texts = textKeys(edit).map((key) => {
    const was = before.get(key);
    return { key, block: was ? contentOf(was) : null };
  });
  const touched = new Set([...(edit.review ?? []).map(({ key }) => key), ...textKeys(edit)]);
  const review = [...touched].flatMap((key) => {
    const was = before.get(key);
    if (!was) return [];
    const wasRead = was.status === 'reviewed';
    const readers = was.hands.filter(({ did }) => did === 'read');
    if (wasRead && readers.length > 0 && !readers.some(({ by }) => by === me)) return [];
    return [{ key, reviewed: wasRead }];
  });
  return sameParts(draft, edit, { texts, review });
}

/** The same edit as plain texts and places, as it made the draft: what the machine offered is then ours. */
export function redoOf(draft: Draft, edit: Edit): Edit {
  const made = applyChange(draft, edit);
  const after = new Map(made.blocks.map((block) => [block.key, block]));
  const texts = textKeys(edit).map((key) => {
    const is = after.get(key);
    return { key, block: is ? contentOf(is) : null };
  });
  const review = [...(edit.review ?? []), ...(edit.decide ?? []).map(({ key }) => ({ key, reviewed: true }))];
  return sameParts(made, edit, { texts, review });
}

function textKeys({ blocks = [], decide = [] }: Edit): string[] {
  return [...new Set([...blocks, ...decide].map(({ key }) => key))];
}

interface Parts {
  texts: NonNullable<Edit['blocks']>;
  review: NonNullable<Edit['review']>;
}

function sameParts(draft: Draft, edit: Edit, { texts, review }: Parts): Edit {
  const names = new Set(Object.keys(edit.fields ?? {}));
  const fields = Object.entries(draft.fields).filter(([name]) => names.has(name));
  return {
    ...(texts.length > 0 && { blocks: texts }),
    ...(review.length > 0 && { review }),
    ...(edit.order && { order: draft.blocks.map(({ key }) => key) }),
    ...(fields.length > 0 && { fields: Object.fromEntries<unknown>(fields) }),
  };
}
