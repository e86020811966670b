import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignBlocks, hashBlock, type HashedBlock } from '@/features/sources/align-blocks';
import type { Block } from '@/lib/blocks';

const LINES = [
  'The ferry to the island sails again after two days of storm.',
  'Four hundred people waited on the quay, some since the morning.',
  'The harbour master thanked the volunteers who brought soup and blankets.',
  'Nobody was hurt, but a crane lies across the old customs house.',
];
const OTHER = 'Quite another matter: taxes on beer rise in January, says the ministry.';

test('unchanged blocks keep their keys', () => {
  expect(keysAfter(LINES, LINES)).toEqual(['b1', 'b2', 'b3', 'b4']);
});

test('white space and Unicode form are no change', () => {
  expect(hashBlock(paragraph('Cafe\u0301  au lait'))).toBe(hashBlock(paragraph('Café au\nlait')));
  expect(hashBlock(paragraph('a'))).not.toBe(hashBlock({ ...paragraph('a'), kind: 'heading' }));
});

test('an inserted block gets a new key and moves no other', () => {
  expect(keysAfter(LINES, [line(0), OTHER, line(1), line(2), line(3)])).toEqual([
    'b1',
    'b5',
    'b2',
    'b3',
    'b4',
  ]);
});

test('the key of a dropped block is never given again', () => {
  const dropped = alignAll(LINES, [line(0), line(2), line(3)]);
  expect(keysOf(dropped.blocks)).toEqual(['b1', 'b3', 'b4']);
  const again = alignBlocks(
    dropped.blocks,
    [...[line(0), line(2), line(3)].map(paragraph), paragraph(OTHER)],
    dropped.lastNumber,
  );
  expect(keysOf(again.blocks)).toEqual(['b1', 'b3', 'b4', 'b5']);
});

test('a moved block takes its key along', () => {
  expect(keysAfter(LINES, [line(3), line(0), line(1), line(2)])).toEqual(['b4', 'b1', 'b2', 'b3']);
  expect(keysAfter(LINES, [line(1), line(0), line(3), line(2)]).toSorted()).toEqual(['b1', 'b2', 'b3', 'b4']);
});

test('a moved block and a rewritten one in its place are not mistaken for each other', () => {
  const rewritten = 'The ferry to the island sails again after three days of heavy storm.';
  expect(keysAfter(LINES, [rewritten, line(2), line(1), line(3)])).toEqual(['b1', 'b3', 'b2', 'b4']);
});

test('a rewritten block keeps its key between unchanged neighbours, however much it changed', () => {
  expect(keysAfter(LINES, [line(0), OTHER, line(2), line(3)])).toEqual(['b1', 'b2', 'b3', 'b4']);
});

test('of a rewritten block and a new one beside it, the one that resembles the old text continues it', () => {
  const rewritten = 'Five hundred people waited on the quay, some since early morning.';
  expect(keysAfter(LINES, [line(0), OTHER, rewritten, line(2), line(3)])).toEqual([
    'b1',
    'b5',
    'b2',
    'b3',
    'b4',
  ]);
});

test('a split block is continued by its first half', () => {
  const [first, second] = ['Four hundred people waited on the quay,', 'some since the morning.'];
  expect(keysAfter(LINES, [line(0), first, second, line(2), line(3)])).toEqual([
    'b1',
    'b2',
    'b5',
    'b3',
    'b4',
  ]);
});

test('a block of another kind is never the continuation', () => {
  const { blocks } = alignBlocks(
    hashed(LINES).blocks,
    [{ ...paragraph(line(0)), kind: 'heading' }, ...LINES.slice(1).map(paragraph)],
    4,
  );
  expect(keysOf(blocks)).toEqual(['b5', 'b2', 'b3', 'b4']);
});

test('whatever sequence of edits, keys stay unique, are never reused, and stay with unchanged blocks', () => {
  const texts = fc.array(fc.constantFrom(...LINES, OTHER, 'a', 'b', ''), { maxLength: 8 });
  fc.assert(
    fc.property(fc.array(texts, { minLength: 1, maxLength: 6 }), (revisions) => {
      const seen = new Map<string, number>();
      let now = { blocks: [] as HashedBlock[], lastNumber: 0 };
      for (const [at, revision] of revisions.entries()) {
        const before = now;
        now = alignBlocks(before.blocks, revision.map(paragraph), before.lastNumber);
        const keys = keysOf(now.blocks);
        expect(new Set(keys).size).toBe(keys.length);
        for (const key of keys.filter((each) => !keysOf(before.blocks).includes(each))) {
          expect(seen.has(key)).toBe(false);
          seen.set(key, at);
        }
        // As many copies as both revisions hold of a text keep their keys.
        for (const text of new Set(revision)) {
          const [old, fresh] = [before, now].map(({ blocks }) =>
            keysOf(blocks.filter((block) => block.text === text)),
          );
          const kept = fresh?.filter((key) => old?.includes(key)).length;
          expect(kept).toBe(Math.min(old?.length ?? 0, fresh?.length ?? 0));
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('two thousand blocks are aligned in less than a second', () => {
  const many = Array.from({ length: 2000 }, (_, at) => `Paragraph number ${at} says ${at * 7919}.`);
  const changed = many.map((text, at) => (at % 3 ? text : `${text} And more.`));
  const before = hashed(many);
  const started = performance.now();
  expect(keysOf(alignBlocks(before.blocks, changed.map(paragraph), 2000).blocks)).toEqual(
    keysOf(before.blocks),
  );
  expect(performance.now() - started).toBeLessThan(1000);
});

function line(at: number): string {
  return LINES[at] ?? '';
}

function keysAfter(before: string[], now: string[]): string[] {
  return keysOf(alignAll(before, now).blocks);
}

function alignAll(before: string[], now: string[]) {
  const { blocks, lastNumber } = hashed(before);
  return alignBlocks(blocks, now.map(paragraph), lastNumber);
}

function hashed(texts: string[]) {
  return alignBlocks([], texts.map(paragraph), 0);
}

function keysOf(blocks: HashedBlock[]): string[] {
  return blocks.map(({ key }) => key);
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text, html: text, attributes: {} };
}
