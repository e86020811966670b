import { afterEach, expect, test, vi } from 'vitest';
import { answerStatus, postedForm } from '@/lib/render';
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
  expect([seen?.method, seen?.headers.host]).toEqual(['GET', 'times.test']);
  expect(seen?.headers).not.toHaveProperty('cookie');
  await get('/contact');
  expect(running.standIn.renders).toHaveLength(3);
});

test('what the form holds reaches the page, with a mark of its sender; a page that is read has none', async () => {
  const got: unknown[] = [];
  running.standIn.during = () => void got.push(postedForm());
  await send({ origin: HERE }, { body: 'name=Ada+L%C3%B6we&name=Eve&text=a%0D%0Ab' });
  await get('/contact');
  const fields = { name: 'Ada Löwe', text: 'a\r\nb' };
  const sender = expect.stringMatching(/^[\w-]{22}$/) as string;
  expect(got).toEqual([{ fields, sender }, null]);
});

test('a page that sends its reader on, does so once with 303', async () => {
  running.standIn.during = () => answerStatus(303, { location: '/contact?done=question' });
  const reply = await send({ origin: HERE });
  expect([reply.status, reply.headers.location]).toEqual([303, '/contact?done=question']);
  expect(reply.headers['cache-control']).toBe('private, no-store');
});

test('too long a form, announced or not, and what is no form are refused', async () => {
  const body = 'x'.repeat(100 * 1024 + 1);
  expect((await send({ origin: HERE }, { body })).status).toBe(413);
  const chunked = { origin: HERE, 'transfer-encoding': 'chunked' };
  expect((await send(chunked, { body })).status).toBe(413);
  for (const type of ['application/json', 'multipart/form-data; boundary=x', 'text/plain'])
    expect((await send({ origin: HERE, 'content-type': type })).status).toBe(415);
  expect(running.standIn.renders).toEqual([]);
});

test('a form sent to a page without one is refused, and to no page of ours finds nothing', async () => {
  const post = { method: 'POST', headers: { ...TYPE, origin: HERE } };
  expect((await get('/a/b/c', post)).status).toBe(404);
  expect((await get('/latest', post)).status).toBe(405);
  expect(running.standIn.renders).toEqual([]);
});
