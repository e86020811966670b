import { expect, test } from 'vitest';
import { differs, diffRevisions } from '@/features/newsroom/history/diff/diff-revisions';
import { diffWords, sideOf } from '@/features/newsroom/history/diff/diff-words';
import type { KeptBlock } from '@/features/newsroom/history/schema';

const block = (key: string, text: string, rest: Partial<KeptBlock> = {}): KeptBlock => ({
  ...{
    key,
    text,
    html: text,
    kind: 'paragraph',
    attributes: {},
    pictures: [],
    status: 'edited',
    sourceKey: null,
    ...{ engine: null, engineVersion: null, translatedAt: null },
  },
  ...rest,
});
const text = (...blocks: KeptBlock[]) => ({ headline: 'A bridge', standfirst: '', blocks });
const linesOf = (before: KeptBlock[], after: KeptBlock[]) =>
  diffRevisions(text(...before), text(...after))
    .filter((line) => line.place.startsWith('block'))
    .map(({ place, change, movedFrom, name }) =>
      [place.slice(6), name, change, movedFrom ? `from ${movedFrom}` : ''].filter(Boolean).join(' '),
    );
const [a, b, c, d] = [block('a', 'One.'), block('b', 'Two.'), block('c', 'Three.'), block('d', 'Four.')];

test('words that went and came stand in reading order, and each side reads as it was', () => {
  const runs = diffWords('The vote was 46 to 44.', 'The vote was 46 to 45, narrowly.');
  const read = (side: 'before' | 'after') =>
    sideOf(runs, side)
      .map((run) => run.text)
      .join('');
  expect(read('before')).toBe('The vote was 46 to 44.');
  expect(read('after')).toBe('The vote was 46 to 45, narrowly.');
  expect(runs.find(({ change }) => change === 'same')?.text).toBe('The vote was 46 to ');
  expect(runs).toContainEqual({ text: '44', change: 'deleted' });
});

test('blocks that were added, deleted, changed and moved are each said, a deleted one where it stood', () => {
  expect(linesOf([a, b, c], [a, c])).toEqual(['a 1 same', 'b 2 deleted', 'c 2 same']);
  expect(linesOf([a, c], [a, b, c])).toEqual(['a 1 same', 'b 2 added', 'c 3 same']);
  expect(linesOf([a, b, c, d], [d, a, b, c])).toEqual([
    'd 1 same from 4',
    'a 2 same',
    'b 3 same',
    'c 4 same',
  ]);
  const changed = { ...d, text: 'Five.', html: 'Five.' };
  expect(linesOf([a, b, d], [changed, a, b])).toContain('d 1 changed from 3');
  expect(linesOf([], [a])).toEqual(['a 1 added']);
  expect(diffRevisions(text(a, b), text(a, b)).some(differs)).toBe(false);
});

test('a headline, a kind, a link and a caption that changed are differences too', () => {
  const [headline] = diffRevisions(text(), { ...text(), headline: 'Two bridges' });
  expect(headline).toMatchObject({ place: 'headline', change: 'changed' });
  const looks = (was: KeptBlock, is: KeptBlock) => diffRevisions(text(was), text(is)).at(-1);
  expect(looks(a, { ...a, html: '<b>One.</b>' })).toMatchObject({
    change: 'changed',
    looks: ['links or emphasis differ'],
  });
  expect(looks(a, { ...a, kind: 'heading', attributes: { level: 2 } })?.looks).toEqual([
    'was a paragraph, is a heading',
    'its form differs',
  ]);
  const picture = (caption: string) =>
    block('p', '', {
      kind: 'picture',
      attributes: { pictures: [{ url: 'u', alt: 'A bridge', caption, credit: 'Ada' }] },
    });
  expect(looks(picture('By day'), picture('By night'))?.runs).toContainEqual({
    text: 'night',
    change: 'inserted',
  });
});

test('a published picture is the same as the working one it was made of', () => {
  const wanted = { alt: '', caption: 'The bridge', credit: 'Ada' };
  const working = block('p', '', { kind: 'picture', attributes: { pictures: [{ url: 'u', ...wanted }] } });
  const view = { src: '/media/x', width: 1, height: 1, srcset: [], ...wanted, alt: 'The bridge' };
  const published = { ...working, attributes: {}, pictures: [view] } as unknown as KeptBlock;
  expect(diffRevisions(text(published), text(working)).some(differs)).toBe(false);
});

test('hostile lengths are compared in bounded time, and nothing of either text is lost', () => {
  const long = (seed: number) =>
    Array.from({ length: 20_000 }, (_, at) => `w${(at * seed) % 9973}`).join(' ');
  const started = Date.now();
  const runs = diffWords(long(7), long(11));
  const many = (order: number) =>
    Array.from({ length: 2000 }, (_, at) => block(`k${(at * order) % 2003}`, 'x'));
  const lines = linesOf(many(1), many(1999));
  const novel = (seed: number) => Array.from({ length: 100 }, (_, at) => block(`n${at}`, long(seed + at)));
  expect(linesOf(novel(3), novel(5))).toHaveLength(100);
  expect(Date.now() - started).toBeLessThan(10_000);
  expect(
    sideOf(runs, 'after')
      .map((run) => run.text)
      .join(''),
  ).toBe(long(11));
  expect(lines.length).toBeGreaterThanOrEqual(2000);
});
