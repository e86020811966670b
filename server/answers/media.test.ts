import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { testServer } from '../test-server';

const SHA = 'a'.repeat(64);
const opened: string[] = [];
const { get } = testServer(() => ({
  openMedia: (key) => {
    opened.push(key);
    if (key.startsWith('b') || (key.startsWith('c') && key.endsWith('.avif'))) return Promise.resolve(null);
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

test('a picture answers conditions and gives parts, as everything here does', async () => {
  const path = `/media/${SHA}/640.webp`;
  const { etag = '' } = (await get(path)).headers;
  for (const tags of [etag, `W/${etag}`, `"x", ${etag}`, '*'])
    expect((await get(path, { headers: { 'if-none-match': tags } })).status).toBe(304);
  const missing = `/media/${'b'.repeat(64)}/640.webp`;
  expect((await get(missing, { headers: { 'if-none-match': '*' } })).status).toBe(404);
  const part = await get(path, { headers: { range: 'bytes=1-3' } });
  expect([part.status, part.text, part.headers['content-range']]).toEqual([206, 'ict', 'bytes 1-3/7']);
  expect(part.headers).toMatchObject({ etag, 'accept-ranges': 'bytes', 'content-length': '3' });
  const parts = await get(path, { headers: { range: 'bytes=0-0,-1' } });
  expect([parts.status, parts.headers['content-type']?.split(';')[0]]).toEqual([206, 'multipart/byteranges']);
  const beyond = await get(path, { headers: { range: 'bytes=7-' } });
  expect([beyond.status, beyond.headers['content-range']]).toEqual([416, 'bytes */7']);
  expect((await get(path, { headers: { range: 'bytes=0-1', 'if-range': '"old"' } })).text).toBe('picture');
  expect((await get(path, { headers: { 'if-match': '"old"' } })).status).toBe(412);
});

test('an AVIF that is still being made is answered with the WebP, for a minute', async () => {
  const pending = `${'c'.repeat(64)}/640`;
  const reply = await get(`/media/${pending}.avif`);
  expect([reply.status, reply.text, reply.headers['content-type']]).toEqual([200, 'picture', 'image/webp']);
  expect(reply.headers['cache-control']).toBe('public, max-age=60');
  expect(reply.headers).not.toHaveProperty('etag');
  expect((await get(`/media/${SHA}/640.avif`)).headers['cache-control']).toContain('immutable');
});

test('a drawing goes out compressed to whoever takes that, and runs nothing', async () => {
  opened.length = 0;
  const squeezed = await get(`/media/${SHA}/drawing.svg`, { headers: { 'accept-encoding': 'gzip, br' } });
  const plain = await get(`/media/${SHA}/drawing.svg`);
  expect(opened).toEqual([`${SHA}/drawing.svgz`, `${SHA}/drawing.svg`]);
  expect(squeezed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
  expect(plain.headers).toMatchObject({ vary: 'Accept-Encoding' });
  expect(plain.headers).not.toHaveProperty('content-encoding');
  expect(plain.headers.etag).not.toBe(squeezed.headers.etag);
  expect(plain.headers['content-security-policy']).toContain('sandbox');
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
