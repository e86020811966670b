import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { log } from '@/lib/log';
import { dep } from '@/lib/render';
import { testServer, until } from '../test-server';
import { TestLine } from '@/lib/net/test-line';

const line = new TestLine();
let lineUrl = '';
const { get, running, purge, metric, databaseUrl } = testServer(() => ({ databaseUrl: lineUrl }));

beforeAll(async () => {
  lineUrl = await line.open(databaseUrl);
});
afterEach(() => {
  line.mend();
  vi.restoreAllMocks();
});
afterAll(() => line.close());

const versionOf = async (target: string) => Number(/version (\d+)/.exec((await get(target)).text)?.[1]);

test.each([
  ['what it depends on', 'article:7'],
  ['its path', '/world'],
  ['everything', '*'],
])('a page is rendered anew when a purge names %s', async (_, name) => {
  running.standIn.during = () => dep('article:7');
  await get('/world');
  await get('/world?after=x');
  running.standIn.version = 2;
  await purge('article:8', '/worlds', 'section:world');
  expect(await versionOf('/world')).toBe(1);
  await purge('section:sport', name);
  expect([await versionOf('/world'), await versionOf('/world?after=x')]).toEqual([2, 2]);
});

test('a render that began before a purge of its page is answered but not kept', async () => {
  running.standIn.before = () => sleep(2000); // the purge must come meanwhile, on a slow machine too
  running.standIn.during = () => dep('article:7'); // named only after the purge has come
  const slow = versionOf('/world');
  await until(() => running.standIn.renders.length === 1);
  running.standIn.version = 2;
  await purge('article:7');
  expect(await slow).toBe(1);
  expect(await versionOf('/world')).toBe(2);
  expect(await metric('pages_not_kept_total')).toBe(1);
});

test('a render that began before a purge of some other page is kept', async () => {
  running.standIn.before = () => sleep(100);
  const slow = versionOf('/world');
  await until(() => running.standIn.renders.length === 1);
  await purge('article:7');
  await slow;
  await get('/world');
  expect(running.standIn.renders).toHaveLength(1);
});

test('who asks after a purge does not get a render that began before it', async () => {
  running.standIn.before = () => sleep(200);
  const slow = versionOf('/world');
  await until(() => running.standIn.renders.length === 1);
  running.standIn.version = 2;
  await purge('/world');
  expect(await Promise.all([slow, versionOf('/world')])).toEqual([1, 2]);
});

test('what must not be seen again is not shown even while nothing can be rendered', async () => {
  vi.spyOn(log(), 'error').mockReturnValue();
  await get('/world');
  await get('/sport');
  running.standIn.before = () => Promise.reject(new Error('down'));
  await purge('!/world', '/sport');
  expect((await get('/sport')).status).toBe(200);
  expect((await get('/world')).status).toBe(500);
});

test.each(['cut', 'dumb'] as const)(
  'when the line is %s, nothing older than 0.9 s is served',
  async (how) => {
    vi.spyOn(log(), 'warn').mockReturnValue();
    await get('/world');
    line[how]();
    running.standIn.version = 2; // and no purge can tell
    await sleep(950);
    expect(await versionOf('/world')).toBe(2);
    await get('/world');
    expect(running.standIn.renders).toHaveLength(2); // it is kept for a moment
    running.standIn.version = 3;
    await sleep(950);
    expect(await versionOf('/world')).toBe(3);
  },
);

test('when the line returns, everything is rendered anew', async () => {
  vi.spyOn(log(), 'warn').mockReturnValue();
  await get('/world');
  const before = await metric('purge_notices_total');
  line.cut();
  running.standIn.version = 2;
  line.mend();
  await until(async () => (await metric('purge_notices_total')) > before);
  expect(await versionOf('/world')).toBe(2);
});

test('while the database is away, old pages are served at once and others refused', async () => {
  vi.spyOn(log(), 'warn').mockReturnValue();
  vi.spyOn(log(), 'error').mockReturnValue();
  await get('/world');
  line.cut();
  running.standIn.before = () => sleep(100).then(() => Promise.reject(new Error('no connection')));
  await sleep(1000);
  expect((await get('/world')).status).toBe(200);
  const tried = running.standIn.renders.length;
  const began = Date.now();
  for (let i = 0; i < 20; i++) expect((await get('/world')).headers['cache-status']).toContain('outdated');
  const refused = await get('/europe');
  expect([refused.status, refused.headers['retry-after']]).toEqual([503, '5']);
  expect(Date.now() - began).toBeLessThan(500);
  expect(running.standIn.renders.length).toBe(tried);
  running.standIn.before = () => undefined;
  line.mend();
  await until(async () => (await get('/europe')).status === 200);
});
