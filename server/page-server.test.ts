import { Agent } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { log } from '@/lib/log';
import { changed, softAge } from '@/lib/render';
import { ask, testServer, until } from './test-server';

const { get, running, purge, metric, server } = testServer();

afterEach(() => vi.restoreAllMocks());

test('a page is rendered once and stripped, then answered from memory', async () => {
  const first = await get('/world');
  const second = await get('/world');
  expect(first.status).toBe(200);
  expect(first.text).toContain('/world version 1');
  expect(first.text).not.toContain('__next_f');
  expect(second.text).toBe(first.text);
  expect(running.standIn.renders).toEqual(['/world']);
});

test('however many ask at once, a page is rendered once', async () => {
  running.standIn.before = () => sleep(50);
  const replies = await Promise.all(Array.from({ length: 40 }, () => get('/world')));
  expect(new Set(replies.map((reply) => reply.text)).size).toBe(1);
  expect(running.standIn.renders).toHaveLength(1);
});

test.each([
  ['br, gzip', 'br'],
  ['gzip, deflate', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['gzip;q=1.0, br;q=0.5', 'gzip'],
  ['*', 'br'],
  ['gzip;q=0', undefined],
  ['', undefined],
  ['identity, gzip;q=0.5', undefined],
])('"%s" is answered with %s', async (accept, encoding) => {
  const reply = await get('/world', { headers: { 'accept-encoding': accept } });
  expect(reply.headers['content-encoding']).toBe(encoding);
  const inflate = { br: brotliDecompressSync, gzip: gunzipSync }[String(encoding)];
  expect((inflate?.(reply.body) ?? reply.body).toString()).toContain('/world version 1');
  expect(Number(reply.headers['content-length'])).toBe(reply.body.length);
});

test('each encoding has its own tag, and who has it gets 304 without a body', async () => {
  const tags = new Set<string>();
  for (const accept of ['br', 'gzip', 'identity']) {
    const headers = { 'accept-encoding': accept };
    const { etag = '' } = (await get('/world', { headers })).headers;
    tags.add(etag);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await get('/world', { headers: { ...headers, 'if-none-match': known } });
      expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, etag]);
    }
    expect((await get('/world', { headers: { ...headers, 'if-none-match': '"other"' } })).status).toBe(200);
  }
  expect(tags.size).toBe(3);
});

test('a page keeps its tag and date through a purge that changed nothing', async () => {
  running.standIn.during = () => changed(new Date('2026-06-01T10:00:00Z'), new Date('2026-05-01T10:00:00Z'));
  const before = await get('/world');
  await purge('every-page');
  await sleep(1100);
  const after = await get('/world', {
    headers: { 'if-modified-since': before.headers['last-modified'] ?? '' },
  });
  expect(running.standIn.renders).toHaveLength(2);
  expect(after.status).toBe(304);
  expect(after.headers.etag).toBe(before.headers.etag);
  expect(before.headers['last-modified']).toBe('Mon, 01 Jun 2026 10:00:00 GMT');
});

test('a date that names two contents, and one before the last render, prove nothing', async () => {
  running.standIn.during = () => changed(new Date('2026-06-01T10:00:00Z'));
  const since = async (at: number) =>
    (await get('/world', { headers: { 'if-modified-since': new Date(at).toUTCString() } })).status;
  const day = 86_400_000;
  await get('/world');
  expect([await since(Date.parse('2026-06-01T10:00:00Z')), await since(Date.now() + day)]).toEqual([
    304, 304,
  ]);
  expect([await since(Date.now() - day), await since(Date.parse('2026-05-01T10:00:00Z'))]).toEqual([
    200, 200,
  ]);
  running.standIn.version = 2;
  await purge('every-page');
  expect(await since(Date.parse('2026-06-01T10:00:00Z'))).toBe(200);
});

test('a page about which nobody knows when it changed has no date', async () => {
  expect((await get('/world')).headers).not.toHaveProperty('last-modified');
});

const BROWSER = 'text/html,application/xhtml+xml,*/*;q=0.8';
test.each([
  ['/api', undefined, 'application/problem+json'],
  ['/api/a/b', '*/*', 'application/problem+json'],
  ['/api/v1/openapi.json', 'application/json', 'application/problem+json'],
  ['/api/v1/articles', BROWSER, 'text/html; charset=utf-8'],
  ['/_next/static/nope.js', '*/*', 'text/plain; charset=utf-8'],
  ['/_next/data/x', undefined, 'text/plain; charset=utf-8'],
  ['/_next/image?url=x', BROWSER, 'text/html; charset=utf-8'],
  ['/assets/nope', 'application/ld+json', 'application/problem+json'],
  ['/assets/missing.js', '*/*', 'text/plain; charset=utf-8'],
  ['/media/nope', 'image/avif,image/webp,*/*', 'text/plain; charset=utf-8'],
])('%s is not there, asked for as %s: %s', async (path, accept, type) => {
  for (const method of ['GET', 'GET', 'HEAD', 'POST']) {
    if (method === 'POST' && !/^\/(api|_next)/.test(path)) continue;
    const reply = await get(path, { method, headers: accept ? { accept } : {} });
    expect([reply.status, reply.headers['content-type']]).toEqual([404, type]);
    expect(reply.headers).toMatchObject({ 'cache-control': 'private, no-store', vary: 'Accept' });
    expect(reply.text).not.toContain('<script');
    if (method === 'GET' && type.includes('json'))
      expect(JSON.parse(reply.text)).toMatchObject({ status: 404 });
  }
  expect(running.standIn.renders.filter((url) => /_next|api/.test(url))).toEqual([]);
});

test('HEAD answers what GET would, without a body', async () => {
  const head = await get('/world', { method: 'HEAD', headers: { 'accept-encoding': 'gzip' } });
  const whole = await get('/world', { headers: { 'accept-encoding': 'gzip' } });
  expect(head.body.length).toBe(0);
  expect(head.headers['content-length']).toBe(String(whole.body.length));
  expect(head.headers.etag).toBe(whole.headers.etag);
});

test('the headers are strict and leave nobody a stale copy', async () => {
  const { headers } = await get('/world');
  expect(headers['content-security-policy']).not.toContain('unsafe');
  expect(headers).toMatchObject({
    'cache-control': 'public, max-age=0, stale-if-error=86400',
    'x-accel-expires': '@1',
    'x-content-type-options': 'nosniff',
    'speculation-rules': '"/assets/speculation.json"',
    'surrogate-key': 'every-page',
    vary: 'Accept-Encoding',
  });
  expect(headers).not.toHaveProperty('set-cookie');
  expect((await get('/assets/speculation.json')).headers['content-type']).toBe(
    'application/speculationrules+json',
  );
});

test('a cookie, a foreign host or an odd header has no influence on what is rendered', async () => {
  const headers = { cookie: 'session=x', host: 'evil.test', 'x-forwarded-host': 'evil.test', rsc: '1' };
  await get('/world', { headers });
  const seen = running.standIn.seen[0]?.headers;
  expect(seen).toMatchObject({
    host: 'times.test',
    'x-forwarded-host': 'times.test',
    'x-forwarded-proto': 'https',
  });
  expect(seen).not.toHaveProperty('cookie');
  expect(seen).not.toHaveProperty('rsc');
});

test('a preview is rendered for each reader anew, kept by nobody and listed nowhere', async () => {
  const path = `/preview/7-abc-${'0a'.repeat(20)}`;
  const [first, second] = [await get(path), await get(path)];
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(running.standIn.renders).toEqual([path, path]);
  expect(first.headers).toMatchObject({
    ...{ 'cache-control': 'private, no-store', 'x-accel-expires': '0' },
    'x-robots-tag': 'noindex, nofollow',
  });
  expect(first.headers).not.toHaveProperty('etag');
  expect((await get('/preview/7-abc')).status).toBe(404);
  expect((await get(path, { method: 'HEAD' })).body.length).toBe(0);
});

test('unknown query parameters lead to the same page, known ones to another', async () => {
  await get('/world?utm_source=a');
  await get('/world?fbclid=b&x[]=1');
  await get('/world?after=c&utm_source=d');
  expect(running.standIn.renders).toEqual(['/world', '/world?after=c']);
});

test('another spelling of an address is sent to the right one', async () => {
  const reply = await get('/World/?utm=1&after=x');
  expect([reply.status, reply.headers.location]).toEqual([308, '/world?after=x']);
  expect(running.standIn.renders).toEqual([]);
});

test.each(['//evil.test', '/a\\b', '/%ff', '/status/410', '/status/404', `/${'x'.repeat(400)}`, '/a/b/c/d'])(
  '%s is answered 404 without a render',
  async (target) => {
    expect((await get(target)).status).toBe(404);
    expect(running.standIn.renders).toEqual([]);
  },
);

test('a page that is not found is looked up among the redirects, and purged by its path', async () => {
  const path = '/world/2026-11-22/missing';
  expect((await get(path)).status).toBe(404);
  running.standIn.redirects.set(path, { status: 301, target: '/world/2026-11-22/found' });
  expect((await get(path)).status).toBe(404);
  await purge(path);
  const moved = await get(path);
  expect([moved.status, moved.headers.location]).toEqual([301, '/world/2026-11-22/found']);
  running.standIn.redirects.set(path, { status: 410 });
  await purge(path);
  expect((await get(path)).status).toBe(410);
  expect((await get(path)).text).toContain('/status/410 version 1');
});

test('an address that was never ours can still lead somewhere', async () => {
  running.standIn.redirects.set('/news/2023-01-11-slug.id.html', { status: 301, target: '/world/ü?a=%20b' });
  const reply = await get('/news/2023-01-11-slug.id.html');
  expect([reply.status, reply.headers.location]).toEqual([301, '/world/%C3%BC?a=%20b']);
});

test('Next’s empty error shell is replaced by the newspaper’s own page', async () => {
  running.standIn.body = (url) => (url === '/missing' ? '<html id="__next_error__">' : `<h1>${url}</h1>`);
  const reply = await get('/missing');
  expect(reply.status).toBe(404);
  expect(reply.text).toContain('/status/404');
});

test('a fault never replaces a good page, and the reader of no page is told in our own words', async () => {
  const logged = vi.spyOn(log(), 'error').mockReturnValue();
  const good = await get('/world');
  running.standIn.before = () => Promise.reject(new Error('broken'));
  await purge('every-page');
  const old = await get('/world');
  expect([old.status, old.text]).toEqual([200, good.text]);
  expect(old.headers['cache-status']).toContain('outdated');
  const none = await get('/europe');
  expect(none.status).toBe(500);
  expect(none.headers).toMatchObject({ 'cache-control': 'private, no-store', 'x-accel-expires': '0' });
  expect(none.text).toContain('We could not set this page');
  expect(logged).toHaveBeenCalledTimes(2);
});

test('a page that would not be whole without script is a fault', async () => {
  vi.spyOn(log(), 'error').mockReturnValue();
  running.standIn.body = () => '<!--$?--><template id="B:0"></template>';
  expect((await get('/world')).status).toBe(500);
});

test('many addresses that do not exist push no page out, and take little memory', async () => {
  await get('/world');
  for (let i = 0; i < 300; i++) await get(`/world/2026-11-22/missing-${i}`);
  await get('/world');
  expect(running.standIn.renders.filter((url) => url === '/world')).toHaveLength(1);
  expect(await metric('page_bytes')).toBeLessThan((4 * 1024 * 1024) / 16);
});

test('memory stays within its bound whatever is asked', async () => {
  running.standIn.body = (url) =>
    `<p>${url}${Array.from({ length: 9000 }, () => Math.random()).join('')}</p>`;
  for (let i = 0; i < 60; i++) await get(`/topics/t-${i}`);
  expect(await metric('page_bytes')).toBeLessThan(4 * 1024 * 1024);
  expect(await metric('pages')).toBeGreaterThan(10);
  expect(await metric('pages')).toBeLessThan(60);
});

test('what a search found is kept apart and forgotten with any purge', async () => {
  await get('/search?q=olive');
  await get('/search?q=olive&utm=1');
  await purge('article:1');
  await get('/search?q=olive');
  expect(running.standIn.renders).toEqual(['/search?q=olive', '/search?q=olive']);
});

test('however many search, who reads need not wait for them', async () => {
  let searching = 0;
  let most = 0;
  running.standIn.before = async (url) => {
    if (!url.startsWith('/search')) return;
    most = Math.max(most, (searching += 1));
    await sleep(300);
    searching -= 1;
  };
  const searches = Array.from({ length: 12 }, (_, at) => get(`/search?q=${at}`));
  await sleep(50);
  const started = performance.now();
  expect((await get('/world')).status).toBe(200);
  expect(performance.now() - started).toBeLessThan(250);
  expect((await Promise.all(searches)).every(({ status }) => status === 200)).toBe(true);
  expect(most).toBe(3);
});

test('a page past its soft age is refreshed behind its reader', async () => {
  running.standIn.during = () => softAge(0.05);
  await get('/');
  running.standIn.version = 2;
  await sleep(80);
  expect((await get('/')).text).toContain('version 1');
  await until(async () => (await get('/')).text.includes('version 2'));
});

test('the newsroom and the programs’ addresses are never kept', async () => {
  for (const path of ['/newsroom', '/api/auth/session']) {
    const replies = [await get(path), await get(path, { headers: { 'x-forwarded-for': '6.6.6.6' } })];
    expect(replies.map((reply) => reply.headers['x-accel-expires'])).toEqual(['0', '0']);
  }
  expect(running.standIn.renders).toHaveLength(4); // what the framework has no file for is not its work
  expect(running.standIn.seen[1]?.headers['x-forwarded-for']).toBe('127.0.0.1');
});

test.each([
  ['/news/2023-01-11-x.HJxAbC9cs.html', '/news/2023-01-11-x.HJxAbC9cs.html', '/world/2026-06-01/x'],
  ['/Straße & Weg', '/Stra%C3%9Fe%20%26%20Weg', '/world/2026-06-01/x'],
  ['/index.php?id=7', '/index.php?id=7', '/world/2026-06-01/x'],
  ['/?p=7', '/?p=7', '/world/2026-06-01/x'],
  ['/world/2026-06-01/missing-old', '/World/2026-06-01/MISSING-old/', '/world/2026-06-01/x'],
  [
    '/world/2026-06-01/missing-old',
    '/world/2026-06-01/missing-old?view=bilingual',
    '/world/2026-06-01/x?view=bilingual',
  ],
  [
    '/world/2026-06-01/missing-old',
    '/world/2026-06-01/Missing-Old/?view=original&utm_source=a',
    '/world/2026-06-01/x?view=original',
  ],
  ['/2019/05/old-story/', '/2019/05/old-story', '/world/2026-06-01/x'],
  ['/2019/05/Old-Story', '/2019/05/Old-Story/', '/world/2026-06-01/x'],
])('what is kept as %s and asked for as %s leads on at once to %s', async (kept, asked, to) => {
  running.standIn.redirects.set(kept, { status: 301, target: '/world/2026-06-01/x' });
  const reply = await get(asked);
  expect([reply.status, reply.headers.location]).toEqual([301, to]);
});

test('one query that leads elsewhere changes nothing for the others', async () => {
  running.standIn.redirects.set('/?p=7', { status: 301, target: '/world/2026-06-01/x' });
  running.standIn.redirects.set('/index.php?id=8', { status: 410 });
  expect((await get('/?p=8')).status).toBe(200);
  expect((await get('/')).status).toBe(200);
  expect((await get('/?p=7')).status).toBe(301);
  expect([(await get('/index.php?id=9')).status, (await get('/index.php?id=8')).status]).toEqual([404, 410]);
});

test('only reading is allowed elsewhere', async () => {
  expect((await get('/world', { method: 'DELETE' })).status).toBe(405);
});

test('operators are answered, and no cache keeps it', async () => {
  for (const path of ['/healthz', '/readyz', '/metrics']) {
    const reply = await get(path);
    expect([reply.status, reply.headers['x-accel-expires']]).toEqual([200, '0']);
  }
});

test('told to stop, it answers what it has begun, even on lasting connections, and hangs up', async () => {
  running.standIn.before = () => sleep(300);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const begun = get('/world', { agent });
  const next = get('/europe', { agent }); // on the same connection, as soon as it is free
  await until(() => running.standIn.renders.length === 1);
  const closing = server().close();
  await expect(ask(running.port, '/world')).rejects.toThrow(/ECONNREFUSED/);
  expect((await begun).status).toBe(200);
  expect((await next).headers.connection).toBe('close');
  const answered = Date.now();
  await closing;
  expect(Date.now() - answered).toBeLessThan(1000);
});

test('an open connection that asks nothing more does not hold up the end', async () => {
  running.standIn.before = () => sleep(200);
  const agent = new Agent({ keepAlive: true });
  const last = get('/world', { agent });
  await until(() => running.standIn.renders.length === 1);
  const asked = Date.now();
  await Promise.all([server().close(), last]);
  expect(Date.now() - asked).toBeLessThan(2000);
});
