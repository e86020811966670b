import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { log } from '@/lib/log';
import { RenderTimeout } from '../render-page';
import { RenderPool } from './render-pool';

let pool: RenderPool;

beforeAll(async () => {
  const entry = new URL('./test-thread.mjs', import.meta.url);
  pool = await RenderPool.start({ host: '127.0.0.1', port: 0 }, { threads: 1, entry, stuckMs: 1000 });
  vi.spyOn(log(), 'error').mockReturnValue();
});
afterAll(() => pool.close());

const ask = (url: string, timeoutMs = 10_000) => pool.render({ url, siteUrl: 'http://127.0.0.1', timeoutMs });

test('what is purged reaches a thread before whatever is asked later', async () => {
  pool.keep(true);
  pool.forget(['article:7', 'front']);
  const { body, scope, status } = await ask('/world');
  expect(body.toString()).toBe('keep false keep true article:7,front');
  expect(body).toBeInstanceOf(Buffer);
  expect(scope.deps).toEqual(new Set(['front']));
  expect(status).toBe(200);
});

test('a failed render says what failed', async () => {
  await expect(ask('/throw')).rejects.toThrow('no such page');
});

test('a thread that says nothing is given up, and does not look idle: another takes its place', async () => {
  await expect(ask('/never', -1900)).rejects.toThrow(RenderTimeout);
  expect((await ask('/world')).body.toString()).toBe('keep true'); // a new one, told whether to keep
});

test('a render that takes too long in a thread that is well says so, and costs no thread', async () => {
  pool.forget(['front']);
  await expect(ask('/late')).rejects.toThrow(RenderTimeout);
  expect((await ask('/world')).body.toString()).toBe('keep true front');
});

test('a thread that hangs is replaced long before its reader gives up, and who waited behind is served', async () => {
  const hung = ask('/hang', 4000);
  const innocent = ask('/world', 4000);
  hung.catch(() => undefined);
  expect((await innocent).body.toString()).toBe('keep true');
  await expect(hung).rejects.toThrow(RenderTimeout);
  expect((await ask('/world')).body.toString()).toBe('keep true');
});

test('a thread that ends fails what ended it, and another takes its place', async () => {
  await expect(ask('/die')).rejects.toThrow('the render thread ended');
  expect((await ask('/world')).body.toString()).toBe('keep true');
});
