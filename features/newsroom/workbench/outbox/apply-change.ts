import { statusOf, withoutReadings } from '@/features/articles/provenance/change-hands';
import type { Change, Draft, DraftBlock } from '@/features/newsroom/saving/schema';

/** A change without the version it starts from: what an editor just did. */
export interface Edit extends Omit<Change, 'base' | 'decide'> {
  /** `html`: what the machine offers, shown here until the server puts it in. `since`: since when it is open again. */
  decide?: { key: string; take: 'ours' | 'theirs' | 'back'; html?: string; since?: string | null }[];
}

/** The draft as it reads with this change laid over it, whatever others did below. Pure: the server decides for good. */
export function applyChange(draft: Draft, change: Edit): Draft {
  const texts = new Map((change.blocks ?? []).map(({ key, block }) => [key, block]));
  const kept = draft.blocks.flatMap((block) => {
    const text = texts.get(block.key);
    if (text === null) return [];
    const hands = withoutReadings(block.hands);
    return [text ? { ...block, ...text, hands, status: 'edited' as const, staleSince: null } : block];
  });
  const known = new Set(draft.blocks.map(({ key }) => key));
  const added = [...texts].flatMap(([key, text]) =>
    text && !known.has(key) ? [{ ...BLANK, ...text, key }] : [],
  );
  const decided = new Map((change.decide ?? []).map((decision) => [decision.key, decision]));
  const read = new Map((change.review ?? []).map(({ key, reviewed }) => [key, reviewed]));
  return {
    ...draft,
    fields: { ...draft.fields, ...change.fields },
    blocks: arrange([...kept, ...added], change.order).map((block) => {
      const decision = decided.get(block.key);
      return withReview(decision ? withDecision(block, decision) : block, read.get(block.key));
    }),
  };
}

/** Later wins over earlier in the same place; text written after a check undoes the check. */
export function joinEdits(earlier: Edit, later: Edit): Edit {
  const rewritten = new Set((later.blocks ?? []).map(({ key }) => key));
  // What is written after the machine's text was taken is ours.
  const decide = earlier.decide?.map((one) =>
    rewritten.has(one.key) && one.take === 'theirs' ? { key: one.key, take: 'ours' as const } : one,
  );
  const review = (earlier.review ?? []).filter(({ key }) => !rewritten.has(key));
  return compact({
    fields: earlier.fields || later.fields ? { ...earlier.fields, ...later.fields } : undefined,
    blocks: byKey(earlier.blocks, later.blocks),
    order: later.order ?? earlier.order,
    review: byKey(review, later.review),
    decide: byKey(decide, later.decide),
  });
}

/** The places a change touches: `block:b7`, `field:headline`, `order`. */
export function placesOf(change: Edit): string[] {
  const blocks = [...(change.blocks ?? []), ...(change.review ?? []), ...(change.decide ?? [])].map(
    ({ key }) => `block:${key}`,
  );
  const fields = Object.keys(change.fields ?? {}).map((name) => `field:${name}`);
  return [...new Set([...fields, ...blocks, ...(change.order ? ['order'] : [])])];
}

const BLANK = {
  status: 'edited' as const,
  ...{ sourceKey: null, engine: null, engineVersion: null, translatedAt: null, staleSince: null },
  hands: [],
};

type Decision = NonNullable<Edit['decide']>[number];

function withDecision(block: DraftBlock, { take, html = block.html, since = null }: Decision): DraftBlock {
  if (take === 'back') return { ...block, status: 'stale', staleSince: since };
  return { ...block, html, status: 'reviewed', staleSince: null };
}

function withReview(block: DraftBlock, reviewed: boolean | undefined): DraftBlock {
  if (reviewed === undefined) return block;
  if (reviewed) return { ...block, status: 'reviewed', staleSince: null };
  if (block.status !== 'reviewed') return block;
  const hands = withoutReadings(block.hands); // whose reading it was, the server knows
  return { ...block, hands, status: statusOf(hands, block) };
}

/** In the wanted order; a block the order does not know (another added it) stays behind the one it stood behind. */
function arrange(blocks: DraftBlock[], order: readonly string[] | undefined): DraftBlock[] {
  if (!order) return blocks;
  const known = new Set(order);
  const found = new Map(blocks.map((block) => [block.key, block]));
  const followers = new Map<string, DraftBlock[]>();
  let leader = '';
  for (const block of blocks) {
    if (known.has(block.key)) leader = block.key;
    else followers.set(leader, [...(followers.get(leader) ?? []), block]);
  }
  const placed = order.flatMap((key) => {
    const block = found.get(key);
    return block ? [block, ...(followers.get(key) ?? [])] : [];
  });
  return [...(followers.get('') ?? []), ...placed];
}

function byKey<T extends { key: string }>(earlier: T[] = [], later: T[] = []): T[] | undefined {
  const joined = new Map([...earlier, ...later].map((one) => [one.key, one]));
  return joined.size > 0 ? [...joined.values()] : undefined;
}

function compact(edit: Edit): Edit {
  return Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined));
}
