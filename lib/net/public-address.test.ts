import { expect, test } from 'vitest';
import { publicHome, publicLink } from '@/lib/net/public-address';

test.each([
  ['https://strombote.example/1', 'https://strombote.example/1'],
  ['https://strombote.example/a?id=7&page=2', 'https://strombote.example/a?id=7&page=2'],
  ['https://me:secret@strombote.example/a', 'https://strombote.example/a'],
  ['https://strombote.example/a?token=KEY&id=7', 'https://strombote.example/a?id=7'],
  ['https://strombote.example/a?api_key=KEY', 'https://strombote.example/a'],
  ['https://strombote.example/a?Access-Token=KEY&sig=x', 'https://strombote.example/a'],
  ['https://strombote.example/a?keyword=sea&author=x', 'https://strombote.example/a?keyword=sea&author=x'],
  [
    'https://kr.example/newsbody.asp?code=0300&key=20180102',
    'https://kr.example/newsbody.asp?code=0300&key=20180102',
  ],
  ['javascript:alert(1)', null],
  ['no address', null],
])('of %s the public sees %s', (address, seen) => {
  expect(publicLink(address)).toBe(seen);
});

test('an outlet’s home has no query, name or password', () => {
  expect(publicHome('https://me:secret@strombote.example/de/?token=KEY#x')).toBe(
    'https://strombote.example/de/',
  );
  expect(publicHome('ftp://strombote.example')).toBeNull();
});
