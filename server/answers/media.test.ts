import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { testServer } from '../test-server';

const SHA = 'a'.repeat(64);
const opened: string[] = [];
const { get } = testServer(() => ({
  openMedia: (key) => {
    opened.push(key);
    if (key.startsWith('b')) return Promise.resolve(null);
    return Promise.resolve({
      stream: Readable.from([Buffer.from('picture')]),
      bytes: 7,
      contentType: 'image/webp',
    });
  },
}));

test('a picture may be kept for ever', async () => {
  const reply = await get(`/media/${SHA}/640.webp`);
  expect([reply.status, reply.text]).toEqual([200, 'picture']);
  expect(reply.headers).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  });
  const known = { 'if-none-match': reply.headers.etag ?? '' };
  expect((await get(`/media/${SHA}/640.webp`, { headers: known })).status).toBe(304);
  expect((await get(`/media/${SHA}/640.webp`, { method: 'HEAD' })).headers['content-length']).toBe('7');
});

test.each([
  `/media/${SHA}`,
  `/media/${SHA}/../x.webp`,
  `/media/${SHA}/%2e%2e/x`,
  '/media/../../etc/passwd',
  `/media/${SHA}/original`,
  `/media/${'b'.repeat(64)}/640.webp`,
])('%s is no picture for readers', async (target) => {
  opened.length = 0;
  expect((await get(target)).status).toBe(404);
  expect(opened.filter((key) => !key.startsWith('b'))).toEqual([]);
});
