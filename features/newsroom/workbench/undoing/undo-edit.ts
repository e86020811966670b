import { contentOf } from '@/features/newsroom/workbench/blocks/content-of';
import { applyChange, type Edit } from '@/features/newsroom/workbench/outbox/apply-change';
import type { Draft, DraftBlock } from '@/features/newsroom/saving/schema';

/** Whether a check of a block, as the draft shows it, is one's own to give back. */
type IsMine = (block: DraftBlock) => boolean;

/**
 * The edit that takes another one back, made from the draft before it. A check of somebody else's, or a mark of the
 * command line, is not mine to give: whoever made it, the server knows. A decision about the outlet's change is open again.
 */
export function undoOf(draft: Draft, edit: Edit, isMine: IsMine): Edit {
  const before = new Map(draft.blocks.map((block) => [block.key, block]));
  const texts = textKeys(edit).map((key) => {
    const was = before.get(key);
    return { key, block: was ? contentOf(was) : null };
  });
  const decide = (edit.decide ?? []).flatMap(({ key }) => {
    const was = before.get(key);
    return was?.status === 'stale' ? [{ key, take: 'back' as const, since: was.staleSince }] : [];
  });
  const touched = new Set([...(edit.review ?? []).map(({ key }) => key), ...textKeys(edit)]);
  const review = [...touched].flatMap((key) => {
    const was = before.get(key);
    if (!was || was.status === 'stale') return [];
    if (was.status === 'reviewed') return isMine(was) ? [{ key, reviewed: true }] : [];
    return [{ key, reviewed: false }];
  });
  return sameParts(draft, edit, { texts, review, decide });
}

/** The same edit as plain texts and places, as it made the draft: what the machine offered is then ours. */
export function redoOf(draft: Draft, edit: Edit): Edit {
  const made = applyChange(draft, edit);
  const after = new Map(made.blocks.map((block) => [block.key, block]));
  const texts = textKeys(edit).map((key) => {
    const is = after.get(key);
    return { key, block: is ? contentOf(is) : null };
  });
  const decide = (edit.decide ?? []).map(({ key }) => ({ key, take: 'ours' as const }));
  return sameParts(made, edit, { texts, review: edit.review ?? [], decide });
}

function textKeys({ blocks = [], decide = [] }: Edit): string[] {
  return [...new Set([...blocks, ...decide].map(({ key }) => key))];
}

interface Parts {
  texts: NonNullable<Edit['blocks']>;
  review: NonNullable<Edit['review']>;
  decide: NonNullable<Edit['decide']>;
}

function sameParts(draft: Draft, edit: Edit, { texts, review, decide }: Parts): Edit {
  const names = new Set(Object.keys(edit.fields ?? {}));
  const fields = Object.entries(draft.fields).filter(([name]) => names.has(name));
  return {
    ...(texts.length > 0 && { blocks: texts }),
    ...(review.length > 0 && { review }),
    ...(decide.length > 0 && { decide }),
    ...(edit.order && { order: draft.blocks.map(({ key }) => key) }),
    ...(fields.length > 0 && { fields: Object.fromEntries<unknown>(fields) }),
  };
}
