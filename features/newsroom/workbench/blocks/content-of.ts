import type { BlockText } from '@/features/newsroom/saving/schema';

/** A block's own content, as a change carries it. */
export function contentOf(block: {
  kind: string;
  html: string;
  attributes: Record<string, unknown>;
}): BlockText {
  const { kind, html, attributes } = block;
  // A draft with a kind we do not know is read-only, and its attributes are as the server stored them: it judges again.
  return { kind, html, attributes } as BlockText;
}

const TEXTS = new Set(['paragraph', 'heading', 'quote', 'list', 'table', 'fact_box']);

/** Whether words are written in a place: a field, or a block that is not a picture, an embed or a rule. */
export function isText({ block }: { block: { kind: string } | null }): boolean {
  return !block || TEXTS.has(block.kind);
}
