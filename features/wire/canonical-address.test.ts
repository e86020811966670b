import { expect, test } from 'vitest';
import { canonicalAddress } from '@/features/wire/canonical-address';

test.each<[string, string | null]>([
  ['https://a.example/x?utm_source=rss&utm_medium=feed', 'https://a.example/x'],
  ['HTTPS://A.example:443/x#comments', 'https://a.example/x'],
  ['http://a.example./x?id=2&fbclid=z&b=1', 'http://a.example/x?id=2&b=1'],
  ['https://a.example/x?ref=rss&source=agency', 'https://a.example/x?source=agency'],
  ['https://user:secret@a.example/x', 'https://a.example/x'],
  ['https://a.example/?q=a%20b&empty=', 'https://a.example/?q=a%20b&empty='],
  ['mailto:a@b.c', null],
  ['javascript:alert(1)', null],
  ['/x', null],
])('%s is %s', (written, canonical) => {
  expect(canonicalAddress(written)).toBe(canonical);
});

test('a relative address needs a base', () => {
  expect(canonicalAddress('/x?utm_id=1', 'https://a.example/y')).toBe('https://a.example/x');
});
