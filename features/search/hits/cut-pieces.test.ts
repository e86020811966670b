import { expect, test } from 'vitest';
import { choosePassage } from '@/features/search/hits/choose-passage';
import { cutAround } from '@/features/search/hits/cut-pieces';

const text = (pieces: { text: string }[]) => pieces.map((piece) => piece.text).join('');
const words = Array.from({ length: 200 }, (_, at) => `word${at}`).join(' ');

test('a long text is cut to whole words around its first mark, a short one stays as it is', () => {
  const [before = '', after = ''] = words.split('word100 ');
  const cut = cutAround(
    [
      { text: before, marked: false },
      { text: 'word100', marked: true },
      { text: ` ${after}`, marked: false },
    ],
    120,
  );
  expect(text(cut)).toMatch(/^…word\d+ .*word100 .*\d…$/);
  expect(text(cut).length).toBeLessThan(140);
  expect(cut.filter(({ marked }) => marked)).toEqual([{ text: 'word100', marked: true }]);
  expect(cutAround([{ text: 'short', marked: false }], 120)).toEqual([{ text: 'short', marked: false }]);
});

test('without a mark it is cut where the other text has one', () => {
  expect(text(cutAround([{ text: words, marked: false }], 120, 0.5))).toMatch(/^…word\d+ .*word105 .*\d…$/);
  expect(text(cutAround([{ text: words, marked: false }], 120))).toMatch(/^word0 /);
});

test('no letter is cut in two', () => {
  const cut = text(cutAround([{ text: '𠮷'.repeat(500), marked: false }], 121, 0.333));
  expect(() => encodeURIComponent(cut)).not.toThrow();
});

test('the paragraph with most of the words is chosen, the whole word before its beginning', () => {
  const blocks = ['Watering cans.', 'The water is high.', 'Low water and more water.'].map((text, at) => ({
    ...{ key: `b${at}`, kind: 'paragraph' as const, text, html: text, attributes: {}, pictures: [] },
    ...{
      status: 'machine' as const,
      engine: null,
      engineVersion: null,
      translatedAt: null,
      hands: [],
      sourceKey: `b${at}`,
    },
  }));
  const originals = [{ key: 'b1', text: 'Das Wasser ist hoch.' }];
  expect(choosePassage({ blocks, originals, terms: ['water'] })?.number).toBe(2);
  expect(choosePassage({ blocks, originals, terms: ['low water'] })?.number).toBe(3);
  expect(choosePassage({ blocks, originals, terms: ['HÖCH'] })).toMatchObject({
    number: 2,
    original: 'Das Wasser ist hoch.',
  });
  expect(choosePassage({ blocks, originals, terms: ['absent'] })).toBeNull();
});
