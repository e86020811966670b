import { expect, test } from 'vitest';
import { surrogateKey } from './reader-headers';

test('a page is named by what it depends on, and not by addresses or what no header may hold', () => {
  expect(
    surrogateKey(['article:7', 'path:/world/2026-11-23/a', 'source:3', 'day:2026-11-23', 'a\r\nb']),
  ).toEqual(['Surrogate-Key', 'article:7 source:3 day:2026-11-23']);
  expect(surrogateKey(['path:/about'])).toEqual([]);
});

test('a page of many stories is named by its lists, and by every change of a story', () => {
  const stories = Array.from({ length: 80 }, (_, id) => `article:${id}`);
  expect(surrogateKey(['front', ...stories, 'sections'])).toEqual([
    'Surrogate-Key',
    'front sections stories',
  ]);
});
