import { expect, test } from 'vitest';
import { excerptBlocks } from '@/features/articles/excerpt-blocks';
import { pairBlocks } from '@/features/reading/pair-blocks';
import type { PublishedBlock } from '@/features/articles/schema';
import type { KeyedBlock } from '@/lib/blocks';

test('each of our blocks stands beside the block it translates, what we left out keeps its place, nothing stands twice', () => {
  const original = ['b1', 'b2', 'b3', 'b4'].map((key) => keyed(key));
  const english = [
    ours('e1', null),
    ours('b2', 'b2'),
    ours('e2', 'b2'),
    ours('e3', null),
    ours('b3', 'b3'),
    ours('e4', 'b9'),
  ];
  expect(
    pairBlocks(english, original).map((row) => [
      row.key,
      row.english?.key ?? null,
      row.original?.key ?? null,
    ]),
  ).toEqual([
    ['o-b1', null, 'b1'],
    ['e1', 'e1', null],
    ['b2', 'b2', 'b2'],
    ['e2', 'e2', 'b2'],
    ['e3', 'e3', null],
    ['b3', 'b3', 'b3'],
    ['o-b4', null, 'b4'],
    ['e4', 'e4', null],
  ]);
});

test('an excerpt is whole words of the first paragraphs, plain, and never longer than allowed', () => {
  const blocks = [
    { ...keyed('b1', 'One two.'), html: '<b>One</b> two.' },
    { ...keyed('b2', 'x'), kind: 'heading' as const },
    keyed('b3', 'Three <four> five.'),
  ];
  expect(excerptBlocks(blocks, 100).map(({ html }) => html)).toEqual([
    'One two.',
    'Three &lt;four&gt; five.',
  ]);
  expect(excerptBlocks(blocks, 22).map(({ text }) => text)).toEqual(['One two.', 'Three <four>…']);
  expect(excerptBlocks(blocks, 0)).toEqual([]);
});

function keyed(key: string, text = key): KeyedBlock {
  return { key, kind: 'paragraph', text, html: text, attributes: {} };
}

function ours(key: string, sourceKey: string | null): PublishedBlock {
  return {
    ...keyed(key),
    status: 'machine',
    engine: null,
    engineVersion: null,
    translatedAt: null,
    hands: [],
    sourceKey,
    pictures: [],
  };
}
