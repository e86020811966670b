import { beforeAll, describe, expect, test } from 'vitest';
import { publishArticle } from '@/features/articles/publish-article';
import {
  dropRedirects,
  importRedirects,
  listRedirects,
} from '@/features/articles/redirects/import-redirects';
import { readRedirects, redirectKey } from '@/features/articles/redirects/read-redirects';
import { makeDraft } from '@/features/articles/test-article';
import { changeSlug } from '@/features/articles/workflow/change-slug';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const actor = { userId: null, name: 'A test' };
const SITE = 'https://times.example';
let id: number;
let story: string;

beforeAll(async () => {
  id = await makeDraft({ slug: 'rhine' });
  story = (await publishArticle({ articleId: id, actor, now: new Date('2026-06-01T10:00:00Z') })).path;
}, 120_000);

const take = (text: string) => importRedirects(readRedirects(text, SITE));
const targets = async () =>
  Object.fromEntries((await listRedirects({})).redirects.map(({ path, target }) => [path, target]));

test('addresses are read as paths and whole, from commas, semicolons and tabs, with and without names', () => {
  const text = [
    'old,new',
    '/news/2023-01-11-x.HJxAbC9cs.html,/world',
    'https://old.example/index.php?id=7;https://times.example/latest;308',
    '"/a,b"\t/world',
    '# a remark',
    '',
    '/gone,,410',
    '/stra%C3%9Fe/,https://elsewhere.example/x',
    '/soon,/world,302',
    'no-path,/world',
    '/bad,javascript:alert(1)',
  ].join('\r\n');
  expect(readRedirects(text, SITE)).toEqual([
    { line: 2, from: '/news/2023-01-11-x.HJxAbC9cs.html', to: '/world', status: 301 },
    { line: 3, from: '/index.php?id=7', to: '/latest', status: 308 },
    { line: 4, from: '/a,b', to: '/world', status: 301 },
    { line: 7, from: '/gone', to: null, status: 410 },
    { line: 8, from: '/straße', to: 'https://elsewhere.example/x', status: 301 },
    { line: 9, from: '/soon', reason: expect.stringContaining('302') as string },
    { line: 10, from: 'no-path', reason: expect.stringContaining('no path') as string },
    { line: 11, from: '/bad', reason: expect.stringContaining('neither') as string },
  ]);
  expect(readRedirects('about.html,/world', SITE)).toMatchObject([
    { line: 1, reason: expect.stringContaining('no path') as string },
  ]);
  expect(readRedirects('Old URL;New URL', SITE)).toEqual([]);
  expect([redirectKey('//evil'), redirectKey('/%E0%A4%A'), redirectKey('/')]).toEqual([null, null, '/']);
});

describe('an import', () => {
  test('tells of each line what became of it, and refuses what can not be', async () => {
    const told = await take(
      [
        `/old-1,${story}`,
        '/old-1,/latest',
        `${story},/latest`,
        '/round-1,/round-2',
        '/round-2,/round-1',
      ].join('\n') + '\n/nowhere,/world/2020-01-01/no-such-story\n/self,/self\n/two,/one\n/one,/latest\n',
    );
    expect(told.map(({ from, to, result }) => [from, to, result])).toEqual([
      ['/old-1', story, 'added'],
      ['/old-1', '/latest', 'refused'],
      [story, '/latest', 'refused'],
      ['/round-1', '/round-2', 'refused'],
      ['/round-2', '/round-1', 'refused'],
      ['/nowhere', '/world/2020-01-01/no-such-story', 'refused'],
      ['/self', '/self', 'refused'],
      ['/two', '/latest', 'added'],
      ['/one', '/latest', 'added'],
    ]);
    expect(await targets()).toEqual({ '/old-1': story, '/one': '/latest', '/two': '/latest' });
  });

  test('refuses addresses of pages that we have, in whatever letters, and leads to ours in one hop', async () => {
    const told = await take(
      `/world,/latest\n/World,/latest\n/About,/x\n/shout,${story.toUpperCase()}\n/lost,/World/2020-01-01/No-Such`,
    );
    expect(told.map(({ to, result }) => [to, result])).toEqual([
      ['/latest', 'refused'],
      ['/latest', 'refused'],
      ['/x', 'refused'],
      [story, 'added'],
      ['/world/2020-01-01/no-such', 'refused'],
    ]);
    await dropRedirects(['/shout']);
  });

  test('twice is once, and only said is not done', async () => {
    expect((await take('/one,/latest\n/two,/latest')).map(({ result }) => result)).toEqual(['same', 'same']);
    const [line] = await importRedirects(readRedirects('/three,/latest', SITE), { dryRun: true });
    expect(line?.result).toBe('added');
    expect(await targets()).not.toHaveProperty('/three');
  });

  test('what led to an address that now leads on goes along, and so does a story that is renamed', async () => {
    await take('/latest-1,/archive\n/a,/b');
    await take('/b,/trending');
    await changeSlug({ articleId: id, slug: 'renamed', actor, now: new Date() });
    const renamed = story.replace('rhine', 'renamed');
    expect(await targets()).toMatchObject({
      '/a': '/trending',
      '/b': '/trending',
      '/old-1': renamed,
      [story]: renamed,
    });
  });

  test('leaves alone what a page of ours left behind', async () => {
    const renamed = story.replace('rhine', 'renamed');
    const told = await take(`${story},/latest\n/c,${story}`);
    expect(told).toMatchObject([
      { result: 'refused', reason: 'A page of ours had this address.' },
      { to: renamed, result: 'added' },
    ]);
    expect(await take(`${story},${renamed}`)).toMatchObject([{ result: 'same' }]);
    expect(await take(`${story},,410`)).toMatchObject([{ result: 'refused' }]);
    expect(await targets()).toMatchObject({ [story]: renamed, '/c': renamed });
    await expect(dropRedirects([story])).rejects.toMatchObject({ kind: 'conflict' });
  });

  test('can be taken back, what a story left can not', async () => {
    await dropRedirects(['/a']);
    expect(await targets()).not.toHaveProperty('/a');
    await expect(dropRedirects(['/a'])).rejects.toMatchObject({ kind: 'not-found' });
    await expect(dropRedirects([story])).rejects.toMatchObject({ kind: 'conflict' });
    const first = await listRedirects({ limit: 2 });
    expect([first.redirects.length, first.next]).toEqual([2, first.redirects[1]?.path]);
    expect(await db().redirect.count()).toBeGreaterThan(2);
  });
});
