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
