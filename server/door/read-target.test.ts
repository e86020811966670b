import { expect, test } from 'vitest';
import { asWritten, readTarget } from './read-target';

test.each([
  '/_next/../search',
  '/newsroom/../latest',
  '/newsroom/..',
  '/./latest',
  '/latest/.',
  '/%2e%2e/latest',
  '/newsroom/%2E%2e/latest',
  '/newsroom/.%2e/latest',
  '/_next/%2e./x',
  '/%252e%252e/latest',
  '/newsroom/%252e%252e/latest',
  '//latest',
  '/newsroom//x',
  '/newsroom/%2f../latest',
  '/newsroom/..%2flatest',
  '/newsroom\\..\\latest',
  '/newsroom/%5c../latest',
  '/newsroom/x%00.css',
  '/newsroom/x%0d%0aSet-Cookie:a=b',
  '/newsroom/x%7f',
  '/%',
  '/%ff',
  '/é',
  '/a b',
  '/newsroom\t',
  'latest',
  '',
  '*',
  'http://x/latest',
  'ftp://127.0.0.1/latest',
  'http:/latest',
  'http://user@127.0.0.1/latest',
  `/${'a'.repeat(300)}`,
])('%s has no reading', (target) => {
  expect(readTarget(target, '127.0.0.1')).toBeNull();
});

test('what has a reading has one path and one way to be written', () => {
  expect(readTarget('/Latest?a=/../b')).toEqual({
    ...{ path: '/Latest', written: '/Latest', query: 'a=/../b', isWritten: true, raw: '/Latest?a=/../b' },
  });
  expect(readTarget('/reader%2eabc%2ejs')).toMatchObject({ written: '/reader.abc.js', isWritten: false });
  expect(readTarget('/%C3%A9')).toMatchObject({ path: '/é', written: '/%C3%A9', isWritten: true });
  expect(readTarget('/%c3%a9')).toMatchObject({ isWritten: false });
  expect(readTarget('/a...b/..c/.d')).toMatchObject({ path: '/a...b/..c/.d', isWritten: true });
});

test('an absolute target is that of the host the request is for', () => {
  expect(readTarget('http://Times.test/latest?after=x', 'times.test')?.raw).toBe('/latest?after=x');
  expect(readTarget('https://times.test', 'times.test')?.raw).toBe('/');
  expect(readTarget('http://times.test?x', 'times.test')).toMatchObject({ path: '/', query: 'x' });
  expect(readTarget('http://times.test/newsroom/../x', 'times.test')).toBeNull();
  expect(readTarget('http://times.test/latest')).toBeNull();
});

test('it is sent on with its query, unless that could not be sent', () => {
  const moved = (target: string) => asWritten(readTarget(target) ?? { ...EMPTY });
  expect(moved('/%6eewsroom?a=%20b')).toBe('/newsroom?a=%20b');
  expect(moved('/%6eewsroom?é')).toBe('/newsroom');
});

const EMPTY = { path: '', written: '', query: '', isWritten: false, raw: '' };
