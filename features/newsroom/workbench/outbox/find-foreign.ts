import type { Draft, DraftBlock, SaveOutcome } from '@/features/newsroom/saving/schema';

/**
 * Places whose text is another in the second draft: blocks, also new and removed ones, and fields. Who only read a block
 * wrote nothing there.
 */
export function differing(before: Draft, after: Draft): string[] {
  const old = new Map(before.blocks.map((block) => [block.key, block]));
  const now = new Set(after.blocks.map(({ key }) => key));
  const blocks = after.blocks.filter((block) => isOther(old.get(block.key), block)).map(({ key }) => key);
  const gone = before.blocks.filter(({ key }) => !now.has(key)).map(({ key }) => key);
  const fields = Object.entries(after.fields).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(before.fields, name)),
  );
  return [...blocks, ...gone].map((key) => `block:${key}`).concat(fields.map(([name]) => `field:${name}`));
}

/**
 * What others changed, of what a save met. The server names every place that was saved since the base, also by this tab:
 * that is in the draft it sent last.
 */
export function findForeign(last: Draft, { draft, merged }: SaveOutcome): string[] {
  const other = new Set(differing(last, draft));
  return merged.filter((place) => other.has(place));
}

function isOther(before: DraftBlock | undefined, { html, kind, attributes }: DraftBlock): boolean {
  if (!before || before.html !== html || before.kind !== kind) return true;
  return JSON.stringify(before.attributes) !== JSON.stringify(attributes);
}
