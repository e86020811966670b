import { afterEach, expect, test, vi } from 'vitest';
import { type Asking, testServer } from '../test-server';

const { get, running } = testServer();
const HERE = 'https://times.test';
const TYPE = { 'content-type': 'application/x-www-form-urlencoded' };

afterEach(() => vi.restoreAllMocks());

const send = (headers: Record<string, string>, more: Asking = {}) =>
  get('/contact', { method: 'POST', body: 'name=Ada', ...more, headers: { ...TYPE, ...headers } });

test.each([
  ['another site', { origin: 'https://evil.test' }],
  ['another site, says the browser', { 'sec-fetch-site': 'cross-site', origin: HERE }],
  ['a site next door', { 'sec-fetch-site': 'same-site', origin: 'https://evil.times.test' }],
  ['nobody knows where', {}],
  ['a hidden place', { origin: 'null' }],
  [
    'another site that forges the forwarded host',
    { origin: 'https://evil.test', 'x-forwarded-host': 'evil.test', 'x-forwarded-proto': 'https' },
  ],
])('a form from %s is refused', async (_, headers) => {
  expect((await send(headers)).status).toBe(403);
  expect(running.standIn.renders).toEqual([]);
});

test('a form of ours is answered for its sender alone, without script, without being kept', async () => {
  for (const [name, value] of [
    ['origin', HERE],
    ['sec-fetch-site', 'same-origin'],
  ] as const) {
    const reply = await send({ [name]: value, cookie: 'session=x' });
    expect(reply.status).toBe(200);
    expect(reply.headers).toMatchObject({ 'cache-control': 'private, no-store', 'x-accel-expires': '0' });
    expect(reply.text).not.toContain('__next_f');
  }
  const seen = running.standIn.seen[0];
  expect([seen?.method, seen?.headers.origin, seen?.headers.host]).toEqual(['POST', HERE, 'times.test']);
  expect(seen?.headers).not.toHaveProperty('cookie');
  await get('/contact');
  expect(running.standIn.renders).toHaveLength(3);
});

test('what the form holds reaches the action', async () => {
  let got = '';
  running.standIn.before = async () => {
    const request = running.standIn.seen.at(-1);
    if (request) for await (const chunk of request) got += String(chunk);
  };
  await send({ origin: HERE });
  expect(got).toBe('name=Ada');
});

test('too long a form, announced or not, and what is no form are refused', async () => {
  const body = 'x'.repeat(100 * 1024 + 1);
  expect((await send({ origin: HERE }, { body })).status).toBe(413);
  const chunked = { origin: HERE, 'transfer-encoding': 'chunked' };
  expect((await send(chunked, { body })).status).toBe(413);
  expect((await send({ origin: HERE, 'content-type': 'application/json' })).status).toBe(415);
  expect(running.standIn.renders).toEqual([]);
});

test('a form sent to no page of ours finds nothing', async () => {
  const reply = await get('/a/b/c', { method: 'POST', headers: { ...TYPE, origin: HERE } });
  expect(reply.status).toBe(404);
});
