import type { BilingualRow, PublishedBlock } from '@/features/articles/schema';
import type { KeyedBlock } from '@/lib/blocks';

/**
 * Lines up our blocks with the ones they translate, in our order; what we left out of the original keeps its place
 * after the block that precedes it there. Alignment is by key, so the two sides can't drift.
 */
export function pairBlocks(english: PublishedBlock[], original: KeyedBlock[]): BilingualRow[] {
  const originals = new Map(original.map((block) => [block.key, block]));
  const translated = new Set(english.map((block) => block.sourceKey));
  const untranslatedAfter = groupUntranslated(original, translated);
  // Of several blocks made from one, only the last is followed by what we left out after it.
  const lastOf = new Map(english.map((block) => [block.sourceKey ?? '', block.key]));
  const rows = english.flatMap((block): BilingualRow[] => {
    const { key, sourceKey } = block;
    const followed = sourceKey !== null && lastOf.get(sourceKey) === key;
    const row = { key, english: block, original: originals.get(sourceKey ?? '') ?? null };
    return [row, ...(followed ? (untranslatedAfter.get(sourceKey) ?? []) : [])];
  });
  return [...(untranslatedAfter.get(null) ?? []), ...rows];
}

function groupUntranslated(
  original: KeyedBlock[],
  translated: Set<string | null>,
): Map<string | null, BilingualRow[]> {
  const groups = new Map<string | null, BilingualRow[]>();
  let previous: string | null = null;
  for (const block of original) {
    if (translated.has(block.key)) {
      previous = block.key;
      continue;
    }
    const row = { key: `o-${block.key}`, english: null, original: block };
    groups.set(previous, [...(groups.get(previous) ?? []), row]);
  }
  return groups;
}
