import { cleanBlock } from '@/features/newsroom/saving/clean-block';
import { BlockText } from '@/features/newsroom/saving/schema';

type Markup = { kind: string; html: string; attributes: Record<string, unknown> };

/** Whether two blocks of one kind have the same markup: `&quot;` and `"` are one, as are what saving makes one. */
export function isSameMarkup(one: Markup, other: Markup): boolean {
  return one.html === other.html || cleaned(one) === cleaned(other);
}

function cleaned({ kind, html, attributes }: Markup): string {
  const block = BlockText.safeParse({ kind, html, attributes });
  return block.success ? cleanBlock(block.data).html : html;
}
