import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTarget } from './door/read-target';
import { isFramework, isPassedThrough, locate as place } from './routes';

const locate = (target: string) => place(readTarget(target));

const key = (target: string) => {
  const found = locate(target);
  return found.kind === 'page' ? found.key : found;
};

test.each([
  '/',
  '/latest',
  '/archive',
  '/archive/2026',
  '/archive/2026-11',
  '/archive/2026-11-22',
  '/sources/merkur',
  '/languages/zh-hant',
  '/topics/olive-oil',
  '/topics?after=olive-oil',
  '/languages',
  '/trending',
  '/authors/a-b',
  '/search?q=sea&from=2026-01-02&after=x',
  '/feed.xml',
  '/atom.xml',
  '/feed.json',
  '/world/feed.xml',
  '/sources/merkur/atom.xml',
  '/sitemap.xml',
  '/sitemaps/news.xml',
  '/sitemaps/2026-11.xml',
  '/robots.txt',
  '/world',
  '/world?after=abc',
  '/world/2026-11-22/a-slug',
  '/world/2026-11-22/a-slug?view=bilingual',
])('%s is a page under its own name', (target) => {
  expect(locate(target)).toEqual({ kind: 'page', key: target });
});

test.each([
  ['/World/', '/world'],
  ['/%57orld', '/world'],
  ['/world/2026-11-22/A-Slug/?view=original&utm_source=x', '/world/2026-11-22/a-slug?view=original'],
  ['/News/2023-01-11-Slug.ID.html', '/news/2023-01-11-slug.id.html'],
])('%s is another spelling of %s', (target, to) => {
  expect(locate(target)).toEqual({ kind: 'moved', to });
});

test.each([
  '//evil.example',
  '/a//b',
  '/a\\b',
  '/%5cb',
  '/%',
  '/%ff',
  '/a%2fb',
  '/%00',
  '/a/../b',
  '/..',
  'http://x/',
  '*',
  `/${'a'.repeat(300)}`,
])('%s can be no address', (target) => {
  expect(locate(target)).toEqual({ kind: 'malformed' });
});

test.each([
  '/status/404',
  '/status',
  '/world/2026-11-22',
  '/news/2023-01-11-slug.id.html',
  '/a b'.replace(' ', '%20'),
])('%s is no page of ours', (target) => {
  expect(locate(target)).toEqual({ kind: 'unknown', path: decodeURI(target), key: target });
});

test('a parameter that the page does not know, or a value it cannot have, makes no other page', () => {
  expect(key('/world?utm_source=x&page=2&view=original')).toBe('/world');
  expect(key('/world/2026-11-22/a-slug?view=upside-down')).toBe('/world/2026-11-22/a-slug');
  expect(key('/search?to=yesterday&q=%00%0a')).toBe('/search');
});

test('an absurd value is cut, and its order in the address does not matter', () => {
  expect(key(`/search?q=${'a'.repeat(10_000)}`)).toBe(`/search?q=${'a'.repeat(200)}`);
  expect(key('/search?after=b&q=a')).toBe(key('/search?q=a&after=b'));
});

test('whatever is added to an address, it stays one of few pages', () => {
  fc.assert(
    fc.property(
      fc.webQueryParameters(),
      fc.constantFrom('/', '/world', '/archive/2026-11-22'),
      (query, path) => {
        const extra = new URLSearchParams(query);
        extra.delete('after');
        expect(key(`${path}?${extra.toString()}`)).toBe(path);
      },
    ),
  );
});

test('a page has one key: finding its place again leads to the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (words) => {
      const found = key(`/search?q=${encodeURIComponent(words.replace(/[\ud800-\udfff]/g, ''))}`);
      expect(typeof found).toBe('string');
      expect(key(found as string)).toBe(found);
      expect((found as string).length).toBeLessThan(2000);
    }),
  );
});

test('a correction of an address is never corrected again and never leaves the site', () => {
  fc.assert(
    fc.property(fc.webPath(), fc.string({ maxLength: 20 }), (path, odd) => {
      for (const target of [
        path,
        `/${odd}`,
        `/${encodeURIComponent(odd.replace(/[\ud800-\udfff]/g, ''))}/`,
      ]) {
        const found = locate(target);
        if (found.kind !== 'moved') continue;
        expect(found.to).toMatch(/^\/(?!\/)/);
        expect(locate(found.to).kind).not.toBe('moved');
      }
    }),
  );
});

test('a question mark in disguise never takes the place of a page with a query', () => {
  expect(locate('/latest%3Fafter=abc')).toMatchObject({ kind: 'unknown', key: '/latest%3Fafter=abc' });
  expect(locate('/search%3Fq=sea')).toMatchObject({ kind: 'unknown', key: '/search%3Fq=sea' });
});

test('the newsroom and the programs’ addresses go to Next, their namesakes and the framework’s do not', () => {
  const leads = (where: typeof isPassedThrough) => (target: string) => {
    const read = readTarget(target);
    return read !== null && where(read);
  };
  const [passed, framework] = [leads(isPassedThrough), leads(isFramework)];
  expect(['/newsroom', '/newsroom?x', '/newsroom/a', '/api/auth', '/%6eewsroom'].every(passed)).toBe(true);
  expect(['/newsrooms', '/apis', '/', '/a/newsroom', '/Newsroom', '/_next/x', '/api/v1'].some(passed)).toBe(
    false,
  );
  expect(['/_next', '/_next/static/nope.js', '/_next/image?url=x'].every(framework)).toBe(true);
});

test.each(['/404', '/500', '/404/', '/status', '/status/404'])(
  '%s, which Next would answer by itself, is no page of ours',
  (target) => {
    expect(locate(target).kind).not.toBe('page');
  },
);
