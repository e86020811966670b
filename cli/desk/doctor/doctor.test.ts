import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { examineMachine } from '@/cli/desk/doctor/examine-machine';
import { examineWork } from '@/cli/desk/doctor/examine-work';
import { makeSource } from '@/features/articles/test-article';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const folder = mkdtempSync(join(tmpdir(), 'times-doctor-'));
const settle = (path: string) => Object.assign(env(), { MEDIA_URL: new URL(`file://${path}`).href });
const machine = async (what: string) => (await examineMachine()).find((check) => check.what === what);
const work = async (what: string) => (await examineWork()).find((check) => check.what === what);

beforeEach(() => settle(folder));

test('pictures are well where one can be stored, and nothing is left of the trial', async () => {
  expect(await machine('pictures')).toMatchObject({ well: true });
  expect(readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())).toEqual(
    [],
  );
});

test('a place where nothing can be written is ill', async () => {
  settle('/dev/null/media');
  expect(await machine('pictures')).toMatchObject({
    well: false,
    says: expect.stringContaining('/dev/null') as string,
  });
});

test('a place without the pictures that the database knows is ill', async () => {
  const picture = { sha256: 'b'.repeat(64), contentType: 'image/png', width: 1, height: 1, bytes: 1 };
  await db().media.create({ data: { ...picture, rights: 'licensed' } });
  expect(await machine('pictures')).toMatchObject({
    well: false,
    says: expect.stringContaining('mounted') as string,
  });
});

test('a feed that was never fetched is ill once its time has come', async () => {
  const sourceId = await makeSource();
  const soon = new Date(Date.now() + 600_000);
  const { id } = await db().feed.create({
    data: { sourceId, url: 'https://outlet.example/feed', nextFetchAt: soon },
  });
  expect(await work('feeds')).toMatchObject({ well: true });
  await db().feed.update({ where: { id }, data: { nextFetchAt: new Date(Date.now() - 60_000) } });
  expect(await work('feeds')).toMatchObject({
    well: false,
    says: expect.stringContaining('never fetched') as string,
  });
});
