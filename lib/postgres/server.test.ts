import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readEmbedded } from '@/lib/postgres/database-url';
import { reasonOf } from '@/lib/errors';
import { startPostgres } from './server';
import type { RunningPostgres } from './server';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 }); // each makes a database, on whatever machine

const small = { shared_buffers: '16MB' };
const asRoot = process.getuid?.() === 0;

let dataDir: string;
let running: RunningPostgres | undefined;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'times-postgres-'));
  chmodSync(dataDir, 0o711);
});

afterEach(async () => {
  await running?.stop().catch(() => undefined); // a test may have killed it
  running = undefined;
  const cluster = readEmbedded(dataDir)?.cluster;
  if (cluster) rmSync(cluster, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(): Promise<RunningPostgres> {
  running = await startPostgres({ dataDir, settings: small });
  return running;
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<{ answer: unknown }>(sql)).rows[0]?.answer;
  } finally {
    await client.end();
  }
}

function note() {
  const kept = readEmbedded(dataDir);
  if (!kept) throw new Error('no note was kept');
  return kept;
}

function killServer(): void {
  const pid = Number(readFileSync(join(note().cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(pid, 'SIGKILL');
}

it('a stopped database starts again at the same address with everything in it', async () => {
  const first = await start();
  await ask(first.url, 'create table kept as select 7 as answer');
  await first.stop();
  const second = await start();
  expect(second.url).toBe(first.url);
  expect(second.joined).toBe(false);
  expect(await ask(second.url, 'select answer from kept')).toBe(7);
});

it('a killed database starts again with every commit', async () => {
  const { url } = await start();
  await ask(url, 'create table kept as select 7 as answer');
  killServer();
  expect(await ask((await start()).url, 'select answer from kept')).toBe(7);
});

it('a lock file that names some other program is no obstacle', async () => {
  await (await start()).stop();
  const file = join(note().cluster, 'postmaster.pid');
  writeFileSync(file, `${process.ppid}\n${note().cluster}\n`);
  expect(await ask((await start()).url, 'select 1 as answer')).toBe(1);
});

it('a database that runs already is joined', async () => {
  const first = await start();
  const second = await start();
  expect(second).toMatchObject({ url: first.url, joined: true });
});

it('two starts at the same time end with one database', async () => {
  const [one, two] = await Promise.all([start(), start()]);
  expect(one.url).toBe(two.url);
  expect(await ask(one.url, 'select 1 as answer')).toBe(1);
});

it('a taken port is exchanged for another', async () => {
  await (await start()).stop();
  const { port } = note();
  const squatter = await listen(port);
  const { url } = await start();
  squatter.close();
  expect(new URL(url).port).not.toBe(String(port));
  expect(await ask(url, 'select 1 as answer')).toBe(1);
});

it('a database of another major version is left alone, with one sentence', async () => {
  await (await start()).stop();
  writeFileSync(join(note().cluster, 'PG_VERSION'), '15\n');
  const reason = await start().catch(reasonOf);
  expect(reason).toMatch(/was made by PostgreSQL 15, and this version runs 18/);
});

it('commits are durable, and the password is for its owner alone', async () => {
  const { url } = await start();
  expect(await ask(url, "select current_setting('fsync') as answer")).toBe('on');
  expect(statSync(join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600);
  await expect(ask(url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(/password/);
});

it.runIf(asRoot)(
  'root keeps the files where the database account can go when a folder above it is closed',
  async () => {
    chmodSync(dataDir, 0o700);
    dataDir = join(dataDir, 'below');
    const { url } = await start();
    expect(note().cluster).toMatch(/^\/var\/lib\/limited-times\//);
    expect(await ask(url, 'select 1 as answer')).toBe(1);
  },
);

function listen(port: number): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer().listen(port, '127.0.0.1', () => resolve(server));
  });
}
