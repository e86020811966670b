import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import {
  answerStatus,
  dep,
  expires,
  forgetFragments,
  inRender,
  keepFragments,
  newRenderScope,
  remember,
  softAge,
} from './render';

let loads = 0;

beforeEach(() => {
  loads = 0;
  keepFragments(true);
  forgetFragments(['*']);
});

const latest = (maxAgeMs = 1000, takes = 0) =>
  remember('latest', { maxAgeMs }, async () => {
    const load = ++loads;
    await sleep(takes);
    dep('article:1');
    return load;
  });

async function rendered<T>(work: () => Promise<T>) {
  const scope = newRenderScope();
  return { value: await inRender(scope, work), deps: [...scope.deps], softAgeMs: scope.softAgeMs };
}

test('a page says what it depends on, how it ends and how long it lasts', async () => {
  const scope = newRenderScope();
  await inRender(scope, async () => {
    dep('article:7', 'section:world');
    await sleep(1);
    answerStatus(404, { 'x-robots-tag': 'noindex' });
    softAge(60);
    softAge(90);
    expires(new Date(9000));
    expires(new Date(5000));
  });
  expect(scope).toEqual({
    deps: new Set(['article:7', 'section:world']),
    status: 404,
    expiresAt: 5000,
    headers: { 'x-robots-tag': 'noindex' },
    softAgeMs: 60_000,
    changedAt: 0,
  });
});

test('outside a render all of it is harmless, and nothing is kept', async () => {
  dep('x');
  answerStatus(404);
  softAge(1);
  expect([await latest(), await latest()]).toEqual([1, 2]);
});

test('side content is loaded once for many pages, and each depends on what it depends on', async () => {
  const pages = await Promise.all([rendered(() => latest(60_000, 5)), rendered(() => latest(60_000, 5))]);
  pages.push(await rendered(() => latest(60_000)));
  expect(pages.map((page) => page.value)).toEqual([1, 1, 1]);
  for (const page of pages) expect(page).toMatchObject({ deps: ['article:1'] });
  for (const page of pages) expect(Math.round(page.softAgeMs / 1000)).toBe(60);
});

test('past its age the old one is given and a new one loaded behind the reader', async () => {
  await rendered(() => latest(10));
  await sleep(20);
  expect((await rendered(() => latest(10))).value).toBe(1);
  await sleep(5);
  expect((await rendered(() => latest(1000))).value).toBe(2);
});

test('it is dropped when what it depends on is purged, and only then', async () => {
  await rendered(latest);
  forgetFragments(['article:2']);
  expect((await rendered(latest)).value).toBe(1);
  forgetFragments(['article:1']);
  expect((await rendered(latest)).value).toBe(2);
});

test('what was loading when a purge came is not kept, and nobody new joins it', async () => {
  const slow = rendered(() => latest(1000, 30));
  await sleep(5);
  forgetFragments(['article:9']);
  expect((await rendered(latest)).value).toBe(2);
  expect((await slow).value).toBe(1);
  expect((await rendered(latest)).value).toBe(2);
});

test('while purges cannot be heard nothing is kept', async () => {
  await rendered(latest);
  keepFragments(false);
  expect([(await rendered(latest)).value, (await rendered(latest)).value]).toEqual([2, 3]);
});

test('a failed load is not kept, and a failed refresh leaves the old content', async () => {
  const failing = () => remember('latest', { maxAgeMs: 0 }, () => Promise.reject(new Error('no')));
  await expect(rendered(failing)).rejects.toThrow('no');
  await rendered(latest);
  await sleep(2);
  expect((await rendered(failing)).value).toBe(1);
});
