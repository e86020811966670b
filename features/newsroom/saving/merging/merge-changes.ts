import { isDeepStrictEqual } from 'node:util';
import { mergeOrder } from '@/features/newsroom/saving/merging/merge-order';
import type { BlockText, Change, DraftText, Field } from '@/features/newsroom/saving/schema';

/** What a place held: null where there was no such block. */
export type Value = DraftText['fields'][Field] | BlockText | string[] | null;

/** What places held before: `undefined` where nobody remembers. */
export type Ancestor = (place: string, current: Value) => Value | undefined;

export interface Clash {
  place: string;
  ancestor: Value | undefined;
  theirs: Value;
  mine: Value;
}

export interface Merged {
  next: DraftText;
  /** Places that are otherwise than before, with what they held. */
  replaced: Map<string, Value>;
  clashes: Clash[];
}

/** Who else wrote in a place keeps it, and both texts are kept; who wrote elsewhere is simply in. */
export function mergeChanges(given: { ancestor: Ancestor; current: DraftText; change: Change }): Merged {
  const { ancestor, current, change } = given;
  const merged: Merged = { next: structuredClone(current), replaced: new Map(), clashes: [] };
  const settle = (place: string, theirs: Value, mine: Value): boolean => {
    if (isDeepStrictEqual(theirs, mine)) return false;
    const before = ancestor(place, theirs);
    if (isDeepStrictEqual(before, mine)) return false; // nothing was changed by this writer
    if (before === undefined || !isDeepStrictEqual(before, theirs)) {
      merged.clashes.push({ place, ancestor: before, theirs, mine });
      return false;
    }
    merged.replaced.set(place, theirs);
    return true;
  };
  mergeFields(merged, current, change, { ancestor, settle });
  mergeBlocks(merged, current, change, settle);
  settleOrder(merged, current, change, ancestor);
  return merged;
}

type Settle = (place: string, theirs: Value, mine: Value) => boolean;

function mergeFields(
  { next, replaced }: Merged,
  current: DraftText,
  { fields = {} }: Change,
  { ancestor, settle }: { ancestor: Ancestor; settle: Settle },
): void {
  for (const [field, mine] of Object.entries(fields) as [Field, Exclude<Value, BlockText>][]) {
    const place = `field:${field}`;
    if (field === 'topics') {
      const before = ancestor(place, current.fields.topics) ?? current.fields.topics;
      const topics = mergeSet(before as string[], current.fields.topics, mine as string[]);
      if (isDeepStrictEqual(topics, current.fields.topics)) continue;
      replaced.set(place, current.fields.topics);
      next.fields.topics = topics;
    } else if (settle(place, current.fields[field], mine)) {
      Object.assign(next.fields, { [field]: mine });
    }
  }
}

/** What both added, without what either took away. */
function mergeSet(before: string[], theirs: string[], mine: string[]): string[] {
  const kept = theirs.filter((name) => mine.includes(name) || !before.includes(name));
  return [...kept, ...mine.filter((name) => !before.includes(name) && !theirs.includes(name))];
}

function mergeBlocks({ next }: Merged, current: DraftText, { blocks = [] }: Change, settle: Settle): void {
  for (const { key, block } of blocks) {
    if (!settle(`block:${key}`, current.blocks[key] ?? null, block)) continue;
    if (block) next.blocks[key] = block;
    else Reflect.deleteProperty(next.blocks, key);
  }
}

function settleOrder(
  { next, replaced }: Merged,
  current: DraftText,
  { order }: Change,
  ancestor: Ancestor,
): void {
  const before = ancestor('order', current.order) as string[] | undefined;
  const alive = new Set(Object.keys(next.blocks));
  next.order = mergeOrder({ before: before ?? current.order, theirs: current.order, mine: order, alive });
  if (!isDeepStrictEqual(next.order, current.order)) replaced.set('order', current.order);
}
