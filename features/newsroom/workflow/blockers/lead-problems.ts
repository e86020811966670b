import type { Blocker } from '@/features/newsroom/workflow/find-blockers';
import { BlockAttributes } from '@/lib/blocks';

interface Placed {
  key: string;
  position: number;
  attributes: unknown;
}

/** The picture that stands for the story in every list goes out with alt text and credit, or the story waits. */
export function leadProblems(blocks: readonly Placed[]): Blocker[] {
  for (const { key, position, attributes } of blocks) {
    const [lead] = BlockAttributes.parse(attributes).pictures ?? [];
    if (!lead) continue;
    const missing = [
      ...(lead.alt.trim() || lead.caption.trim() ? [] : ['alt text']),
      ...(lead.credit.trim() ? [] : ['credit']),
    ];
    if (missing.length === 0) return [];
    const says = `Block ${position + 1}: the first picture has no ${missing.join(' and no ')}.`;
    return [{ place: `block:${key}`, says }];
  }
  return [];
}
