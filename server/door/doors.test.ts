import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { type Asking, testServer } from '../test-server';

const { get, running } = testServer();
const HERE = { origin: 'https://times.test' };

/** What comes back for bytes as they are, and whether the line was closed then. */
async function raw(text: string, { waitMs = 1500 } = {}): Promise<{ said: string; closed: boolean }> {
  const socket = connect(running.port, '127.0.0.1');
  let [said, closed] = ['', false];
  socket.on('data', (chunk) => (said += chunk.toString()));
  socket.on('error', () => undefined);
  socket.once('close', () => (closed = true));
  await once(socket, 'connect');
  socket.write(text);
  await Promise.race([once(socket, 'close').catch(() => undefined), sleep(waitMs)]);
  socket.destroy();
  return { said, closed };
}

test.each([
  '/_next/../search',
  '/newsroom/../latest',
  '/newsroom/%2e%2e/latest',
  '/_next/%2e./x',
  '/api/../search?q=sea',
  '//newsroom/..//latest',
  '/newsroom\\..\\latest',
  'http://elsewhere.test/newsroom',
  '/_next/image?url=%2Fa.png&w=64&q=75',
  '/_next/static/nope.js',
  '/_next/data/x/latest.json',
])('%s is not found, is kept by nobody, and costs no render', async (target) => {
  for (const method of ['GET', 'POST']) {
    const { said } = await raw(
      `${method} ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: https://times.test\r\nConnection: close\r\n\r\n`,
    );
    expect(said).toMatch(/^HTTP\/1.1 404 /);
    expect(said).toMatch(/cache-control: private, no-store/i);
    expect(said).toMatch(/content-security-policy: /i);
  }
  expect(running.standIn.renders).toEqual([]);
});

test('an address in disguise never takes the place of a page', async () => {
  expect((await get('/latest%3Fafter=abc')).status).toBe(404);
  expect((await get('/latest?after=abc')).text).toContain('/latest?after=abc version 1');
  const moved = await get('/%6eewsroom?x=1');
  expect([moved.status, moved.headers.location]).toEqual([308, '/newsroom?x=1']);
});

test('who holds no session waits for Next with others, few at a time, and keeps nobody else waiting', async () => {
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  running.standIn.before = (url) => (url.startsWith('/newsroom') ? gate : undefined);
  const crowd = Array.from({ length: 120 }, (_, n) => get(`/newsroom/x${n}.css`));
  await vi.waitFor(() => {
    expect(running.standIn.renders).toHaveLength(4);
  });
  expect((await get('/healthz')).status).toBe(200);
  release();
  const answers = await Promise.all(crowd);
  const statuses = answers.map(({ status }) => status);
  expect([
    statuses.filter((one) => one === 200).length,
    statuses.filter((one) => one === 503).length,
  ]).toEqual([104, 16]);
  expect(answers.every(({ headers }) => headers['cache-control'] === 'private, no-store')).toBe(true);
});

const TYPES = {
  json: 'application/json',
  text: 'text/plain;charset=UTF-8',
  fields: 'application/x-www-form-urlencoded',
  parts: 'multipart/form-data; boundary=b',
};
const send = (type: keyof typeof TYPES | '', body: string, more: Asking = {}) =>
  get('/newsroom/sign-in', {
    method: 'POST',
    body,
    headers: { ...HERE, ...(type && { 'content-type': TYPES[type] }) },
    ...more,
  });
const parts = (fields: [string, string][]) =>
  `${fields.map(([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--b--\r\n`;

test('what nothing of ours would send never reaches Next', async () => {
  const deep = '['.repeat(1000);
  expect((await send('json', '['.repeat(1_000_000))).status).toBe(413);
  expect((await send('text', deep)).status).toBe(400);
  expect((await send('json', `{"a":${deep}`)).status).toBe(400);
  expect((await send('json', `[${'1,'.repeat(9000)}1]`)).status).toBe(400);
  expect((await send('fields', 'a=1&'.repeat(9000))).status).toBe(400);
  expect(await send('parts', parts(Array.from({ length: 900 }, (_, n) => [`a${n}`, ''])))).toMatchObject({
    status: 400,
  });
  expect((await send('parts', parts([['0', deep]]))).status).toBe(400);
  expect((await send('parts', parts([['$ACTION_1:0', deep]]))).status).toBe(400);
  const disguised = `--b\r\nContent-Disposition: form-data; name="a"; name*=utf-8''%30\r\n\r\n${deep}\r\n--b--`;
  expect((await send('parts', disguised)).status).toBe(400);
  expect((await send('parts', parts([['0', `[${'"$K1",'.repeat(100)}1]`]]))).status).toBe(400);
  expect((await send('parts', parts([['0', `[${'"\\u0024K1",'.repeat(100)}1]`]]))).status).toBe(400);
  // A parser cuts at lines alone: what looks like an end within one hides nothing.
  const hidden = `--b\r\nContent-Disposition: form-data; name="0"\r\n\r\n${deep}\r\n--b--\r\n`;
  for (const before of ['x--b--\r\n', '--b--\r\n', '--b--\r\n\r\n', '--b--x\r\n', '\r\n'])
    expect((await send('parts', before + hidden)).status).toBe(400);
  expect((await send('', 'something')).status).toBe(415);
  expect((await send('json', '{}', { headers: { ...HERE, 'transfer-encoding': 'chunked' } })).status).toBe(
    415,
  );
  expect(running.standIn.renders).toEqual([]);
});

test('what ours send reaches Next as it was sent', async () => {
  const got: string[] = [];
  running.standIn.before = async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of running.standIn.seen.at(-1) as AsyncIterable<Buffer>) chunks.push(chunk);
    got.push(Buffer.concat(chunks).toString());
  };
  const bodies = [
    ['json', `{"a":[[["${'[{,'.repeat(500)}\\"[["]]]}`],
    ['text', '["$undefined","$K1"]'],
    ['fields', 'email=a&password=%5B%5B'],
    [
      'parts',
      parts([
        ['0', '["$K1"]'],
        ['1_words', '['.repeat(500)],
        ['reason', '{'.repeat(500)],
      ]),
    ],
    ['', ''],
  ] as const;
  for (const [type, body] of bodies) expect((await send(type, body)).status).toBe(200);
  expect(got).toEqual(bodies.map(([, body]) => body));
  const named = '----WebKitFormBoundaryQ4kZ7'; // as a browser names it
  const asBrowsers = parts([['email', 'a@b.example']]).replaceAll('--b', `--${named}`);
  const headers = { ...HERE, 'content-type': `multipart/form-data; boundary=${named}` };
  expect((await send('', asBrowsers, { headers })).status).toBe(200);
  expect(got.at(-1)).toBe(asBrowsers);
  const sent = await send('json', '{"a":1}', {
    headers: { ...HERE, 'content-type': TYPES.json, 'transfer-encoding': 'chunked' },
  });
  expect([sent.status, got.at(-1)]).toEqual([200, '{"a":1}']);
});

test('a stranger cannot begin an upload', async () => {
  const headers = { ...HERE, 'content-type': 'application/offset+octet-stream' };
  const asking = { method: 'PATCH', headers, body: 'x' };
  expect((await get('/newsroom/media/uploads/abc', asking)).status).toBe(415);
  expect((await get('/newsroom/media/uploads/abc', { ...asking, body: 'x'.repeat(70_000) })).status).toBe(
    413,
  );
});

test('two lengths, a length and chunks, a body where none belongs, and headers without end are refused', async () => {
  const lines = (...more: string[]) => ['Host: 127.0.0.1', ...more].join('\r\n');
  const refused = [
    [`POST /contact HTTP/1.1\r\n${lines('Content-Length: 4', 'Content-Length: 5')}\r\n\r\nabcde`, 400],
    [
      `POST /contact HTTP/1.1\r\n${lines('Content-Length: 4', 'Transfer-Encoding: chunked')}\r\n\r\n0\r\n\r\n`,
      400,
    ],
    [`POST /contact HTTP/1.1\r\n${lines('Transfer-Encoding: chunked, identity')}\r\n\r\n0\r\n\r\n`, 400],
    [`POST /contact HTTP/1.1\r\n${lines('Transfer-Encoding : chunked')}\r\n\r\n0\r\n\r\n`, 400],
    [
      `GET /world HTTP/1.1\r\n${lines('Content-Length: 44')}\r\n\r\nGET /latest HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`,
      400,
    ],
    [`GET /world HTTP/1.1\r\n${lines('Transfer-Encoding: chunked')}\r\n\r\n0\r\n\r\n`, 400],
    [`GET /world HTTP/1.1\r\n\r\n`, 400],
    [`GET /world HTTP/1.1\r\n${lines('Host: elsewhere')}\r\n\r\n`, 400],
    [`GET /world HTTP/1.1\r\n${lines(`X: ${'x'.repeat(20_000)}`)}\r\n\r\n`, 431],
    [`GET /${'x'.repeat(20_000)} HTTP/1.1\r\n${lines()}\r\n\r\n`, 431],
  ] as const;
  for (const [text, status] of refused) {
    const { said, closed } = await raw(text);
    expect(said.split('\r\n', 1)[0]).toContain(` ${status} `);
    expect(said.match(/^HTTP\//gm)).toHaveLength(1);
    expect(closed).toBe(true);
  }
});

test('metrics are for this machine alone, and not for whom a proxy on it speaks', async () => {
  expect((await get('/metrics')).status).toBe(200);
  for (const headers of [
    { 'x-forwarded-for': '198.51.100.7' },
    { 'x-forwarded-for': '127.0.0.1' },
    { forwarded: 'for=127.0.0.1' },
    { via: '1.1 proxy' },
    { host: 'rebound.test' },
  ] as Record<string, string>[])
    expect((await get('/metrics', { headers })).status).toBe(401);
});
