import { contentOf } from '@/features/newsroom/workbench/blocks/content-of';
import type { Edit } from '@/features/newsroom/workbench/outbox/apply-change';
import type { Pasted } from '@/features/newsroom/workbench/blocks/clean-paste';
import type { Draft, DraftBlock } from '@/features/newsroom/saving/schema';

/** A block's own content, as a change carries it. */
export interface Content {
  kind: string;
  html: string;
  attributes: Record<string, unknown>;
}

/** This text in this block. */
export function rewrite(block: Content & { key: string }, html: string): Edit {
  return { blocks: [{ key: block.key, block: contentOf({ ...block, html }) }] };
}

/** Enter: what stood behind the caret becomes a paragraph below, under a key of its own. */
export function splitBlock(
  draft: Draft,
  block: DraftBlock,
  parts: { before: string; after: string; key: string },
): Edit {
  const { before, after, key } = parts;
  const kind = block.kind === 'quote' && after !== '' ? ('quote' as const) : ('paragraph' as const);
  return {
    blocks: [...(rewrite(block, before).blocks ?? []), { key, block: { kind, html: after, attributes: {} } }],
    order: orderWith(draft, block.key, [key]),
  };
}

/** Blocks below this one. */
export function insertBlocks(
  draft: Draft,
  after: string | null,
  made: readonly (Content & { key: string })[],
): Edit {
  return {
    blocks: made.map((block) => ({ key: block.key, block: contentOf(block) })),
    order: orderWith(
      draft,
      after,
      made.map(({ key }) => key),
    ),
  };
}

/** What was pasted into a block: its first paragraph goes to the caret, the rest below; `newKey` names each. */
export function pasteBlocks(
  draft: Draft,
  block: DraftBlock,
  pasted: { before: string; after: string; blocks: readonly Pasted[]; newKey: () => string },
): { edit: Edit; last: string } {
  const { before, after, blocks, newKey } = pasted;
  const [first, ...rest] = blocks;
  const joins = first?.kind === 'paragraph';
  // An empty block of ours becomes what was pasted into it.
  const becomes = first && !joins && before === '' && !block.sourceKey;
  const below: (Content & { key: string })[] = (joins || becomes ? rest : blocks).map((one) => ({
    ...one,
    key: newKey(),
  }));
  if (after !== '') below.push({ kind: 'paragraph', html: after, attributes: {}, key: newKey() });
  const inserted = insertBlocks(draft, block.key, below);
  const head = becomes
    ? { blocks: [{ key: block.key, block: contentOf(first) }] }
    : rewrite(block, joins ? before + first.html : before);
  const edit = { ...inserted, blocks: [...(head.blocks ?? []), ...(inserted.blocks ?? [])] };
  return { edit, last: below.at(-1)?.key ?? block.key };
}

/** Backspace at the beginning: this text goes to the end of the one above; null where that can't be. */
export function mergeUp(draft: Draft, block: DraftBlock): { edit: Edit; into: DraftBlock } | null {
  const at = draft.blocks.findIndex(({ key }) => key === block.key);
  const into = draft.blocks[at - 1];
  // A translated block stays beside its original.
  if (!into || block.sourceKey || !isWords(into) || !isWords(block)) return null;
  const joined = rewrite(into, into.html + block.html);
  return {
    into,
    edit: {
      blocks: [...(joined.blocks ?? []), { key: block.key, block: null }],
      order: orderWithout(draft, block.key),
    },
  };
}

export function removeBlock(draft: Draft, key: string): Edit {
  return { blocks: [{ key, block: null }], order: orderWithout(draft, key) };
}

/** One place up or down; null at the end of the list. */
export function moveBlock(draft: Draft, key: string, by: -1 | 1): Edit | null {
  const order = draft.blocks.map((block) => block.key);
  const at = order.indexOf(key);
  const other = order[at + by];
  if (at < 0 || other === undefined) return null;
  order[at + by] = key;
  order[at] = other;
  return { order };
}

function isWords({ kind }: DraftBlock): boolean {
  return kind === 'paragraph' || kind === 'heading' || kind === 'quote';
}

function orderWith(draft: Draft, after: string | null, added: readonly string[]): string[] {
  const order = draft.blocks.map(({ key }) => key);
  order.splice(after === null ? 0 : order.indexOf(after) + 1, 0, ...added);
  return order;
}

function orderWithout(draft: Draft, gone: string): string[] {
  return draft.blocks.map(({ key }) => key).filter((key) => key !== gone);
}
