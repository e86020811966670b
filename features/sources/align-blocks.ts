import { createHash } from 'node:crypto';
import type { Block, KeyedBlock } from '@/lib/blocks';

/** A keyed block with what tells whether it changed: a hash of everything a reader would see. */
export type HashedBlock = KeyedBlock & { hash: string };

/** The hash of a block: white space and Unicode form don't count. */
export function hashBlock({ kind, text, html, attributes }: Block): string {
  const seen = [kind, text, html, JSON.stringify(attributes)].map((part) =>
    part.normalize('NFC').replace(/\s+/g, ' ').trim(),
  );
  return createHash('sha256').update(seen.join('\0')).digest('hex').slice(0, 32);
}

type Hashed = Block & { hash: string };

interface Aligned {
  blocks: HashedBlock[];
  lastNumber: number;
}

/**
 * Gives each block of a new revision the key of the block it continues, so that a translation stays attached to its
 * original while the outlet inserts, drops, moves or rewrites paragraphs. Unchanged blocks keep their keys, wherever they
 * went; between two that stayed, rewritten ones are paired in order when they resemble each other; what is left is new.
 * Keys are `b1`, `b2`, …; `lastNumber` is the highest ever used by this item, so that none is used twice.
 */
export function alignBlocks(before: HashedBlock[], now: Block[], lastNumber: number): Aligned {
  const hashed = now.map((block) => ({ ...block, hash: hashBlock(block) }));
  const keys = new Map<number, string>(); // position in `now` → key
  const anchors = longestCommonRun(
    before.map((b) => b.hash),
    hashed.map((b) => b.hash),
  );
  for (const [old, fresh] of anchors) keys.set(fresh, keyAt(before, old));
  pairMoved(before, hashed, keys);
  for (const gap of gapsBetween(anchors, before.length, hashed.length))
    pairRewritten(gap, before, hashed, keys);
  let number = lastNumber;
  const blocks = hashed.map((block, at) => ({ ...block, key: keys.get(at) ?? `b${(number += 1)}` }));
  return { blocks, lastNumber: number };
}

/** What stands elsewhere now, to the letter the same, is the same block. */
function pairMoved(before: HashedBlock[], now: Hashed[], keys: Map<number, string>): void {
  const taken = new Set(keys.values());
  const left = before.filter(({ key }) => !taken.has(key));
  now.forEach((block, at) => {
    const old = keys.has(at) ? -1 : left.findIndex(({ hash }) => hash === block.hash);
    for (const { key } of old < 0 ? [] : left.splice(old, 1)) keys.set(at, key);
  });
}

interface Gap {
  old: [number, number];
  fresh: [number, number];
}

function gapsBetween(anchors: [number, number][], oldLength: number, freshLength: number): Gap[] {
  const ends: [number, number][] = [...anchors, [oldLength, freshLength]];
  return ends.map(([old, fresh], at) => {
    const [previousOld, previousFresh] = anchors[at - 1] ?? [-1, -1];
    return { old: [previousOld + 1, old], fresh: [previousFresh + 1, fresh] };
  });
}

function pairRewritten(gap: Gap, before: HashedBlock[], now: Hashed[], keys: Map<number, string>): void {
  const taken = new Set(keys.values());
  let olds = range(...gap.old).filter((old) => !taken.has(keyAt(before, old)));
  const fresh = range(...gap.fresh).filter((at) => !keys.has(at));
  for (const [done, at] of fresh.entries()) {
    const block = now[at];
    const sameLength = olds.length === fresh.length - done;
    const match = olds.findIndex(
      (old, index) =>
        before[old]?.kind === block?.kind &&
        ((sameLength && index === 0) || resemblance(before[old]?.text ?? '', block?.text ?? '') > 0.4),
    );
    const old = olds[match];
    if (old === undefined) continue;
    keys.set(at, keyAt(before, old));
    olds = olds.slice(match + 1);
  }
}

function keyAt(blocks: HashedBlock[], at: number): string {
  const block = blocks[at];
  if (!block) throw new RangeError(`no block at ${at}`);
  return block.key;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}

/** Dice coefficient of the pairs of neighbouring characters: 1 the same, 0 nothing in common; works in any script. */
function resemblance(a: string, b: string): number {
  const pairs = new Map<string, number>();
  for (let at = 0; at < a.length - 1; at++)
    pairs.set(a.slice(at, at + 2), (pairs.get(a.slice(at, at + 2)) ?? 0) + 1);
  let shared = 0;
  for (let at = 0; at < b.length - 1; at++) {
    const left = pairs.get(b.slice(at, at + 2)) ?? 0;
    if (left === 0) continue;
    pairs.set(b.slice(at, at + 2), left - 1);
    shared += 1;
  }
  return a.length + b.length < 4 ? 0 : (2 * shared) / (a.length + b.length - 2);
}

/** Pairs of positions of the longest sequence that both lists have in the same order. */
function longestCommonRun(a: string[], b: string[]): [number, number][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = lengths[i];
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
