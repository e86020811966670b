import { expect, test } from 'vitest';
import { segmentBlocks } from '@/features/translation/segment-blocks';
import type { Block } from '@/lib/blocks';

const paragraph = (html: string): Block => ({
  ...{ kind: 'paragraph', text: html.replace(/<[^<>]*>/g, ''), html, attributes: {} },
});
const joined = (original: string, answer: string) => segmentBlocks([paragraph(original)]).join([answer])[0];

test('a space that the engine lost at a link is put back', () => {
  const original =
    'Podívejte se na <a href="https://a.example/">krátké video</a>, které Spotlight představuje.';
  const answer = 'Watch a<a href="https://a.example/">short video</a>introducing Spotlight.';
  expect(joined(original, answer)).toMatchObject({
    text: 'Watch a short video introducing Spotlight.',
    html: 'Watch a <a href="https://a.example/">short video</a> introducing Spotlight.',
  });
  expect(joined('今日<em>雨</em>です。', 'Today<em>rain</em>falls.')?.text).toBe('Today rain falls.');
  for (const [theirs, lost, ours] of [
    [
      'Er hat <strong>nicht</strong> <em>so</em> gesagt.',
      'He did <strong>not</strong><em>say</em> so.',
      'He did not say so.',
    ],
    [
      'Sagte <a href="a">Anna</a> <a href="b">Bert</a>.',
      'Said <a href="a">Anna</a><a href="b">Bert</a>.',
      'Said Anna Bert.',
    ],
    ['Sagte, <a href="a">wer</a> da.', 'Said,<a href="a">who</a> there.', 'Said, who there.'],
    ['<a href="a">Nein</a> (sagte er)', '<a href="a">No</a>(he said)', 'No (he said)'],
  ] as const)
    expect(joined(theirs, lost)?.text).toBe(ours);
});

test('what the original glues stays glued', () => {
  expect(joined('Das ist <em>un</em>fair.', 'This is <em>un</em>fair.')?.text).toBe('This is unfair.');
  expect(joined('<em>A</em><strong>B</strong> c', '<em>A</em><strong>B</strong> c')?.text).toBe('AB c');
  expect(joined('Viel CO<sub>2</sub> hier.', 'Much CO<sub>2</sub> here.')?.text).toBe('Much CO2 here.');
});

test('no engine sees the places where a word may break', () => {
  const blocks = [paragraph('Ge\u00adsamt\u00adkonzept'), paragraph('Ein <em>Ge\u00adsamt\u00adplan</em>')];
  expect(segmentBlocks(blocks).segments.map(({ text }) => text)).toEqual([
    'Gesamtkonzept',
    'Ein <em>Gesamtplan</em>',
  ]);
});
