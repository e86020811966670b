import type { Block } from '@/lib/blocks';

const COUNTED = new Set<Block['kind']>(['paragraph', 'quote', 'list', 'table', 'fact_box']);

/**
 * Numbers the blocks that hold text, from 1, by key: what `#p4` means on the article and in the bilingual view alike.
 * Headings and pictures have no number.
 */
export function numberBlocks(blocks: readonly { key: string; kind: Block['kind'] }[]): Map<string, number> {
  const counted = blocks.filter((block) => COUNTED.has(block.kind));
  return new Map(counted.map((block, index) => [block.key, index + 1]));
}

/** How far headings must be lifted so that the first level below the page's own `<h1>` is `<h2>`. */
export function headingLift(blocks: readonly Block[]): number {
  const levels = blocks.filter((block) => block.kind === 'heading').map(levelOf);
  return levels.length > 0 ? Math.min(...levels) - 2 : 0;
}

export function levelOf(block: Block): number {
  return block.attributes.level ?? 2;
}
