import { expect, test } from 'vitest';
import { single } from '@/lib/pages/search-params';
import { storable } from '@/lib/text/storable';

test('of an address only a value that is there once, and that a database takes, is read', () => {
  expect(single('ferry')).toBe('ferry');
  for (const value of [undefined, '', ['a', 'b'], 'a\0b', 'a\ud800b']) expect(single(value)).toBeUndefined();
});

test('text for the database keeps all that anybody sees', () => {
  expect(storable('a\0b \ud83d\ude00 \ud83d')).toBe('ab \ud83d\ude00 \ufffd');
});
