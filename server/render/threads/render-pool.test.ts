import { afterAll, beforeAll, expect, test } from 'vitest';
import { RenderPool } from './render-pool';

let pool: RenderPool;

beforeAll(async () => {
  const entry = new URL('./test-thread.mjs', import.meta.url);
  pool = await RenderPool.start({ host: '127.0.0.1', port: 0 }, { threads: 1, entry });
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

test('a thread that says nothing is given up', async () => {
  await expect(ask('/never', -1900)).rejects.toThrow('was not rendered within');
});

test('a thread that ends fails what it had under way, and another takes its place, told whether to keep', async () => {
  const pending = ask('/never');
  await expect(Promise.all([ask('/die'), pending])).rejects.toThrow('the render thread ended');
  await expect(pending).rejects.toThrow('the render thread ended');
  await expect
    .poll(async () => ask('/world').then(({ body }) => body.toString(), String), { timeout: 10_000 })
    .toBe('keep true');
});
