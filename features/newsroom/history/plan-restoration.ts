import { isSameMarkup } from '@/features/newsroom/history/diff/same-markup';
import type { KeptBlock, Snapshot } from '@/features/newsroom/history/schema';

type Text = Pick<Snapshot, 'headline' | 'standfirst' | 'blocks'>;

/** What bringing something back changes: an ordinary change of the working text. */
export interface Restoration {
  fields: { headline?: string; standfirst?: string };
  /** `block` null: it goes, since it was not there then. */
  blocks: { key: string; block: KeptBlock | null }[];
  /** The keys of the whole text afterwards. */
  order: string[];
}

/** What brings everything (`all`) or one place of an old text back into the one of now; null when nothing differs. */
export function planRestoration(old: Text, now: Text, place: string): Restoration | null {
  const plan = place === 'all' ? planAll(old, now) : planOne(old, now, place);
  const moves = plan.order.join() !== keysOf(now).join();
  return moves || plan.blocks.length > 0 || Object.keys(plan.fields).length > 0 ? plan : null;
}

function planAll(old: Text, now: Text): Restoration {
  const kept = new Set(keysOf(old));
  const added = now.blocks.filter(({ key }) => !kept.has(key)).map(({ key }) => ({ key, block: null }));
  const changed = old.blocks
    .filter((block) => differsNow(block, now))
    .map((block) => ({ key: block.key, block }));
  return {
    fields: { ...fieldOf('headline', old, now), ...fieldOf('standfirst', old, now) },
    blocks: [...changed, ...added],
    order: keysOf(old),
  };
}

function planOne(old: Text, now: Text, place: string): Restoration {
  const order = keysOf(now);
  if (place === 'headline' || place === 'standfirst')
    return { fields: fieldOf(place, old, now), blocks: [], order };
  const key = place.slice('block:'.length);
  const block = old.blocks.find((one) => one.key === key);
  if (!block) {
    const isThere = order.includes(key);
    return {
      fields: {},
      blocks: isThere ? [{ key, block: null }] : [],
      order: order.filter((one) => one !== key),
    };
  }
  const differs = differsNow(block, now);
  return { fields: {}, blocks: differs ? [{ key, block }] : [], order: putBack(key, keysOf(old), order) };
}

function fieldOf(name: 'headline' | 'standfirst', old: Text, now: Text) {
  return old[name] === now[name] ? {} : { [name]: old[name] };
}

/** The order with a block where it stood: behind the nearest block before it that is still there. */
function putBack(key: string, then: string[], now: string[]): string[] {
  const others = now.filter((one) => one !== key);
  const place = then.indexOf(key);
  const before = then.slice(0, place).findLast((one) => others.includes(one));
  const after = then.slice(place + 1).find((one) => others.includes(one));
  const at = now.indexOf(key);
  const isBetween = (!before || now.indexOf(before) < at) && (!after || at < now.indexOf(after));
  return at >= 0 && isBetween ? now : others.toSpliced(before ? others.indexOf(before) + 1 : 0, 0, key);
}

/** Whether a block reads otherwise now, or isn't there. */
function differsNow(block: KeptBlock, now: Text): boolean {
  const is = now.blocks.find(({ key }) => key === block.key);
  const asOne = ({ kind, attributes }: KeptBlock) => JSON.stringify([kind, sorted(attributes)]);
  return !is || asOne(is) !== asOne(block) || !isSameMarkup(is, block);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => [name, sorted(inner)]);
}

function keysOf({ blocks }: Text): string[] {
  return blocks.map(({ key }) => key);
}
