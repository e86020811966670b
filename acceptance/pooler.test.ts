import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataFolder, startWeb, type Running } from './corpus';
import { publishArticle } from '@/features/articles/publish-article';
import { closeDb, db } from '@/lib/db';
import { env } from '@/lib/env';
import { freePort } from '@/lib/postgres/cluster/port';
import { generateArticles } from '@/prisma/generate/generate-articles';
import { testDatabase } from '@/tools/test-database';
import { hasPgbouncer, startPgbouncer, type Pgbouncer } from '@/tools/testing/pgbouncer';
import { Crowd, randomFrom } from '@/workers/kills/test-crowd';

const PUBLISHES = 200;
const STORIES = 20;
const READERS = 8;
const directUrl = testDatabase();
const stops: (() => unknown)[] = [];
const ways: string[] = [];
let stories: { id: number; path: string | null }[];

describe.runIf(hasPgbouncer && existsSync('/usr/sbin/nginx'))('two of each, pgbouncer and nginx', () => {
  beforeAll(async () => {
    const folder = dataFolder();
    const pooler: Pgbouncer = await startPgbouncer(directUrl, 20);
    stops.push(pooler.stop);
    Object.assign(env(), { DATABASE_URL: pooler.url, DATABASE_DIRECT_URL: directUrl, DATA_DIR: folder });
    await closeDb();
    await generateArticles({ articles: 60, seed: 1, now: new Date() });
    stories = await db().article.findMany({
      where: { state: 'published', path: { not: null } },
      ...{ select: { id: true, path: true }, take: STORIES },
    });
    process.env.DATABASE_DIRECT_URL = directUrl; // for the workers
    const crowd = new Crowd(pooler.url, { size: 2, random: randomFrom(2) });
    stops.push(() => crowd.end());
    const settings = {
      DATABASE_URL: pooler.url,
      DATABASE_DIRECT_URL: directUrl,
      DATA_DIR: folder,
      TRUST_PROXY: '1',
    };
    const webs: Running[] = [await startWeb(settings), await startWeb(settings)];
    stops.push(...webs.map(({ stop }) => stop));
    ways.push(...webs.map(({ url }) => url), await startNginx(folder, webs));
  }, 300_000);
  afterAll(async () => {
    delete process.env.DATABASE_DIRECT_URL;
    for (const stop of stops.toReversed()) await stop();
    await closeDb();
    delete env().DATABASE_DIRECT_URL;
    env().DATABASE_URL = directUrl;
  });

  test(`of ${PUBLISHES} publishes under load none is stale a second later on any of the ways in`, async () => {
    let reading = true;
    const crowd = Array.from({ length: READERS }, async (_, n) => {
      for (let at = n; reading; at++)
        await (
          await fetch(`${ways[at % ways.length] ?? ''}${stories[at % stories.length]?.path ?? ''}`)
        ).text();
    });
    const late: number[] = [];
    for (let edition = 0; edition < PUBLISHES; edition++) {
      const story = stories[edition % stories.length];
      if (!story?.path) throw new Error('there is no story');
      const headline = `Edition number ${edition} of this story`;
      await db().article.update({ where: { id: story.id }, data: { headline, version: { increment: 1 } } });
      await publishArticle({
        articleId: story.id,
        actor: { userId: null, name: 'The test' },
        now: new Date(),
      });
      const committed = performance.now();
      const { path } = story;
      late.push(...(await Promise.all(ways.map((way) => lastStale(`${way}${path}`, headline, committed)))));
    }
    reading = false;
    await Promise.all(crowd);
    console.log(`the latest stale read began ${Math.round(Math.max(...late))} ms after its commit`);
    expect(late.filter((ms) => ms >= 1000)).toEqual([]);
    for (const way of ways.slice(0, 2)) {
      expect(await (await fetch(`${way}/readyz`)).text()).toBe('ready\n');
      expect(await (await fetch(`${way}/metrics`)).text()).toContain('times_purge_line_up 1');
    }
  }, 900_000);
});

/** How long after a commit the last read began that still showed what was before (ms). */
async function lastStale(url: string, headline: string, committed: number): Promise<number> {
  for (let stale = 0; ;) {
    const began = performance.now() - committed;
    const answer = await fetch(url);
    if (answer.status === 200 && (await answer.text()).includes(headline)) return stale;
    stale = began;
    if (stale > 30_000) return stale;
  }
}

/** deploy/nginx.conf before both. */
async function startNginx(folder: string, webs: Running[]): Promise<string> {
  const port = await freePort();
  const given = await readFile(join(import.meta.dirname, '../deploy/nginx.conf'), 'utf8');
  const upstream = webs.map(({ url }) => `server ${new URL(url).host};`).join(' ');
  const site = given
    .replace('/var/cache/nginx/times', join(folder, 'nginx-cache'))
    .replace('server 127.0.0.1:3000;', upstream)
    .replace('listen 80;', `listen 127.0.0.1:${port};`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${name};`,
  );
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  await writeFile(
    join(folder, 'nginx.conf'),
    `${user} pid nginx.pid; error_log error.log; events {} http { access_log off; ${temporary.join(' ')} ${site} }`,
  );
  const nginx: ChildProcess = spawn('nginx', ['-p', folder, '-c', 'nginx.conf', '-g', 'daemon off;'], {
    stdio: 'inherit',
  });
  stops.push(() => nginx.kill('SIGTERM'));
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; tries++) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return url;
    await new Promise((wait) => setTimeout(wait, 50));
  }
  throw new Error('nginx does not start');
}
