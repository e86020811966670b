import { expect, test } from 'vitest';
import { parsePurgeName, pathDep, PurgeLog } from './purge-log';

test('only what came after the beginning of a render counts', () => {
  const log = new PurgeLog();
  log.record(['article:1']);
  const from = log.seq;
  expect(log.touchedSince(from, ['article:1'])).toBe(false);
  log.record(['article:2']);
  expect(log.touchedSince(from, ['article:1'])).toBe(false);
  expect(log.touchedSince(from, ['article:1', 'article:2'])).toBe(true);
  log.record(['*']);
  expect(log.touchedSince(from, [])).toBe(true);
});

test('a render that took longer than purges are remembered is taken as touched', () => {
  const log = new PurgeLog();
  for (let i = 0; i < 10_001; i++) log.record(['article:1']);
  expect(log.touchedSince(1, ['article:2'])).toBe(true);
  expect(log.touchedSince(log.seq - 1, ['article:2'])).toBe(false);
});

test('names are read as deps, paths without their query', () => {
  expect(parsePurgeName('!article:7')).toEqual({ dep: 'article:7', gone: true });
  expect(parsePurgeName('/a/b')).toEqual({ dep: pathDep('/a/b?view=original'), gone: false });
});
