import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCursor, writeCursor } from '@/lib/cursor';

test('a cursor comes back as it was written', () => {
  const moments = fc.date({
    min: new Date(0),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moments, fc.integer({ min: 0, max: 2_147_483_647 }), (at, id) => {
      expect(readCursor(writeCursor({ at, id }))).toEqual({ at, id });
    }),
  );
});

test.each([
  '',
  '.',
  'abc',
  '1.',
  '.1',
  'A.1',
  '1.-1',
  '1.1.1',
  '01.1',
  '1.01',
  'zzzzzzzzzz.1',
  '1.zzzzzzz',
  '1.1 ',
  '1.1\n',
  "1.1'; --",
  '1'.repeat(10_000),
])('%j is no cursor', (text) => {
  expect(readCursor(text)).toBeNull();
});
