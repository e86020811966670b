import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { publishArticle } from '@/features/articles/publish-article';
import { makeDraft, makeSource } from '@/features/articles/test-article';
import { announceList, nameHub, tellHub } from '@/features/seo/feeds/tell-hub';
import { db, pool } from '@/lib/db';
import { env } from '@/lib/env';
import { migrateQueue } from '@/lib/queue/migrate-queue';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const actor = { userId: null, name: 'A test' };
const told: URLSearchParams[] = [];
let answers: [status: number, headers?: Record<string, string>][] = [];
let hub: Server;

beforeAll(async () => {
  await migrateQueue();
  hub = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      told.push(new URLSearchParams(Buffer.concat(chunks).toString()));
      response.writeHead(...(answers.shift() ?? [204])).end();
    });
  });
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
}, 120_000);
afterAll(() => hub.close());
beforeEach(async () => {
  const { port } = hub.address() as AddressInfo; // of a TCP server
  env().WEBSUB_HUB = `http://127.0.0.1:${port}/`;
  told.length = 0;
  await nameHub(); // as a worker does when it starts
  await pool().query('DELETE FROM graphile_worker._private_jobs');
});

const Jobs = z.array(z.object({ key: z.string() }));
const waiting = async (kind: string) => {
  const { rows } = await pool().query(
    'SELECT key FROM graphile_worker.jobs WHERE task_identifier = $1 ORDER BY key',
    [kind],
  );
  return Jobs.parse(rows).map(({ key }) => key.slice(kind.length + 1));
};

test('each list that a publication changes is told of once, after the commit, however many stories', async () => {
  const sourceId = await makeSource({}, { language: 'de' });
  for (const slug of ['one', 'two'])
    await publishArticle({ articleId: await makeDraft({ sourceId, slug }), actor, now: new Date() });
  expect(await waiting('list.changed')).toEqual([
    'language:de',
    'latest',
    'section:world',
    `source-list:${sourceId}`,
  ]);
});

test('a story whose words change is news of each list that holds it, since their feeds have them', async () => {
  const sourceId = await makeSource({}, { language: 'de' });
  const articleId = await makeDraft({ sourceId });
  await publishArticle({ articleId, actor, now: new Date() });
  await pool().query('DELETE FROM graphile_worker._private_jobs');
  await publishArticle({ articleId, actor, now: new Date() });
  expect(await waiting('list.changed')).toEqual([
    'language:de',
    'latest',
    'section:world',
    `source-list:${sourceId}`,
  ]);
});

test('without a hub nothing is put into the queue', async () => {
  env().WEBSUB_HUB = undefined;
  await nameHub();
  await publishArticle({ articleId: await makeDraft(), actor, now: new Date() });
  expect(await waiting('list.changed')).toEqual([]);
  await announceList('latest');
  expect(await waiting('feed.changed')).toEqual([]);
});

test('of a list each format is told by a job of its own, under the address that it names itself by', async () => {
  const source = await db().source.findFirstOrThrow();
  await announceList('latest');
  await announceList('latest');
  await announceList('language:zh-Hant');
  await announceList(`source-list:${source.id}`);
  await announceList('source-list:99999');
  const files = (path: string) => ['atom.xml', 'feed.json', 'feed.xml'].map((file) => `${path}/${file}`);
  expect(await waiting('feed.changed')).toEqual(
    [...files(''), ...files('/languages/zh-hant'), ...files(`/sources/${source.slug}`)].sort(),
  );
  await tellHub({ path: '/world/feed.xml', now: new Date() });
  const topic = `${env().SITE_URL}/world/feed.xml`;
  expect(told.map((one) => Object.fromEntries(one))).toEqual([
    { 'hub.mode': 'publish', 'hub.url': topic, 'hub.topic': topic },
  ]);
});

test('a hub that does not take it is a fault, which is tried again, later where it asks for that', async () => {
  answers = [[500], [503, { 'retry-after': '120' }]];
  const tell = () => tellHub({ path: '/feed.xml', now: new Date() });
  await expect(tell()).rejects.toMatchObject({ code: 'hub', retryAfter: undefined });
  await expect(tell()).rejects.toMatchObject({ code: 'hub', retryAfter: 120 });
  await tell();
  expect(told).toHaveLength(3);
});
