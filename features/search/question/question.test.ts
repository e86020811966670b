import { expect, test } from 'vitest';
import { countSlips } from '@/features/search/question/correct-words';
import { loosenQuestion } from '@/features/search/question/loosen-question';
import { readQuestion } from '@/features/search/question/read-question';

const read = (typed: string) => readQuestion(typed).map(({ all, none }) => [all.flat(), none]);

test.each([
  ['low water', [[['low', 'water'], []]]],
  ['"low water" rhine', [[['low water', 'rhine'], []]]],
  ['„niedriges Wasser“ -Fähre', [[['niedriges Wasser'], ['Fähre']]]],
  ['-"low water" rhine', [[['rhine'], ['low water']]]],
  ['Schwere "Huidlerer"-Frage', [[['Schwere', 'Huidlerer', 'Frage'], []]]],
  [
    'rhine OR danube | elbe',
    [
      [['rhine'], []],
      [['danube'], []],
      [['elbe'], []],
    ],
  ],
  ['rhine or danube', [[['rhine', 'or', 'danube'], []]]],
  ['OR OR rhine OR', [[['rhine'], []]]],
  ['low-water, (U.S.) “open', [[['low-water', 'U.S', 'open'], []]]],
  ['秋田のダム、早め', [[['秋田のダム', '早め'], []]]],
  ['雑学5選（LEON.JP）', [[['雑学5選', 'LEON.JP'], []]]],
  ['ｌｏｗ　ｗａｔｅｒ', [[['low', 'water'], []]]],
  ['- -- " "" &&', []],
])('%s is read as it was meant', (typed, expected) => {
  expect(read(typed)).toEqual(expected);
});

test('of a very long question the first words are read', () => {
  expect(read('a '.repeat(5000))[0]?.[0]).toHaveLength(24);
  expect(read('x'.repeat(10_000))).toEqual([[['x'.repeat(200)], []]]);
});

test('whichever of its words is wrong, one way of a loosened question has all the others of two thirds', () => {
  const words = ['one', 'two', 'three', 'four', 'five'];
  const loose = loosenQuestion([{ all: words.map((word) => [word]), none: ['six'] }]);
  for (const wrong of words)
    expect(loose.some(({ all }) => !all.flat().includes(wrong) && all.length >= 3)).toBe(true);
  expect(loose.every(({ none }) => none.includes('six'))).toBe(true);
  expect(loosenQuestion([{ all: [['alone']], none: [] }])).toEqual([]);
  expect(loosenQuestion([{ all: [['議会選挙の結果']], none: [] }])).toEqual([
    { all: [['の結果']], none: [] },
    { all: [['議会選挙']], none: [] },
  ]);
});

test.each([
  ['rhine', 'rhine', 0],
  ['rhien', 'rhine', 1],
  ['rhne', 'rhine', 1],
  ['rhiine', 'rhine', 1],
  ['rhyne', 'rhine', 1],
  ['rihen', 'rhine', 2],
  ['', 'rhine', 5],
])('%s is %s with %i slips', (a, b, slips) => {
  expect(countSlips(a, b)).toBe(slips);
  expect(countSlips(b, a)).toBe(slips);
});
