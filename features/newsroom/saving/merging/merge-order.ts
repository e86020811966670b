interface Orders {
  before: readonly string[];
  theirs: readonly string[];
  /** Absent: this writer moved and added nothing that says where. */
  mine: readonly string[] | undefined;
  /** The blocks that are left. */
  alive: ReadonlySet<string>;
}

/**
 * The order of blocks after two people put them in order. Who moved nothing leaves the other's order as it is; if both
 * moved, the later one holds. What either added stands after the block that it was put behind.
 */
export function mergeOrder({ before, theirs, mine = theirs, alive }: Orders): string[] {
  const moved = !isSame(
    mine.filter((key) => before.includes(key)),
    before.filter((key) => mine.includes(key)),
  );
  const [leading, other] = moved ? [mine, theirs] : [theirs, mine];
  const merged = insertMissing(leading, other);
  return [...new Set([...merged, ...alive])].filter((key) => alive.has(key));
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((key, at) => key === other[at]);
}

function insertMissing(leading: readonly string[], other: readonly string[]): string[] {
  const merged = [...new Set(leading)];
  const known = new Set(merged);
  other.forEach((key, at) => {
    if (known.has(key)) return;
    const behind = other.slice(0, at).findLast((earlier) => known.has(earlier));
    merged.splice(behind === undefined ? 0 : merged.indexOf(behind) + 1, 0, key);
    known.add(key);
  });
  return merged;
}
