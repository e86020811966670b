import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testServer, until } from '../test-server';

let folder = '';
const SCRIPT = 'customElements.define("x-a", class extends HTMLElement {});\n'.repeat(50);
const { get } = testServer(() => ({
  nextFolder: join(folder, 'next'),
  publicFolder: join(folder, 'public'),
}));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assets-'));
  await mkdir(join(folder, 'next', 'chunks'), { recursive: true });
  await mkdir(join(folder, 'public', 'assets'), { recursive: true });
  await writeFile(join(folder, 'next', 'chunks', '0a1b.css'), 'p{color:red}'.repeat(100));
  await writeFile(join(folder, 'public', 'assets', 'reader.js'), SCRIPT);
  await writeFile(join(folder, 'public', 'assets', 'serif.0123abcd.woff2'), Buffer.alloc(1000, 1));
  await writeFile(join(folder, 'public', '.secret'), 'no');
});
afterAll(() => rm(folder, { recursive: true }));

test('files are answered from memory, compressed as far as it goes', async () => {
  const ask = () => get('/assets/reader.js?v=1', { headers: { 'accept-encoding': 'br' } });
  const first = await ask();
  expect(brotliDecompressSync(first.body).toString()).toBe(SCRIPT);
  expect(first.headers['content-type']).toBe('text/javascript; charset=utf-8');
  await until(async () => (await ask()).body.length <= first.body.length);
  const known = { 'if-none-match': (await ask()).headers.etag ?? '', 'accept-encoding': 'br' };
  expect((await get('/assets/reader.js', { headers: known })).status).toBe(304);
});

test('what bears a hash may be kept for ever, other files for an hour', async () => {
  const kept = async (path: string) => (await get(path)).headers['cache-control'];
  expect(await kept('/_next/static/chunks/0a1b.css')).toContain('immutable');
  expect(await kept('/assets/serif.0123abcd.woff2')).toContain('immutable');
  expect(await kept('/assets/reader.js')).toBe('public, max-age=3600');
});

test('nothing else of the disk is served', async () => {
  for (const path of ['/.secret', '/assets/../../etc/passwd', '/assets/none.js']) {
    expect((await get(path)).status).toBe(404);
  }
});
