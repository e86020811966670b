import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { reasonOf } from '@/lib/errors';
import { databaseUrl, embeddedFile, readEmbedded } from '@/lib/postgres/database-url';
import type { EmbeddedDatabase } from '@/lib/postgres/database-url';
import { startPostgres } from '@/lib/postgres/server';
import type { RunningPostgres } from '@/lib/postgres/server';
import { postmasterOf, stopPostmaster } from './postmaster';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 }); // each makes databases, on whatever machine

const settings = { shared_buffers: '16MB', fsync: 'off' };
const asRoot = process.getuid?.() === 0;
/** A stopped folder with a table in its database. */
let template: string;
let home: string;
let running: RunningPostgres[];

beforeAll(async () => {
  template = mkdtempSync(join(tmpdir(), 'times-copies-'));
  chmodSync(template, 0o711);
  const { url, stop } = await startPostgres({ dataDir: template, settings });
  await ask(url, "create table kept as select 'original' as answer");
  await stop();
});
afterAll(() => rmSync(template, { recursive: true }));

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'times-copies-'));
  chmodSync(home, 0o711);
  running = [];
});
afterEach(async () => {
  for (const { stop } of running) await stop();
  for (const name of ['one', 'two']) {
    const cluster = existsSync(join(home, name)) && readEmbedded(join(home, name))?.cluster;
    if (cluster) rmSync(cluster, { recursive: true, force: true });
  }
  rmSync(home, { recursive: true, force: true });
});

async function start(name: string): Promise<RunningPostgres> {
  const postgres = await startPostgres({ dataDir: join(home, name), settings });
  running.push(postgres);
  return postgres;
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<{ answer: unknown }>(sql)).rows[0]?.answer;
  } finally {
    await client.end();
  }
}

function makeOriginal(): void {
  execFileSync('cp', ['-a', template, join(home, 'one')]);
}

function noteOf(name: string): EmbeddedDatabase {
  const note = readEmbedded(join(home, name));
  if (!note) throw new Error('no note was kept');
  return note;
}

function copy(): void {
  execFileSync('cp', ['-r', join(home, 'one'), join(home, 'two')]); // as root, everything then belongs to root
}

it('a copy runs beside its original on a database of its own, and stops that alone', async () => {
  makeOriginal();
  copy();
  const [one, two] = [await start('one'), await start('two')];
  await ask(two.url, "update kept set answer = 'copy'");
  expect(await ask(one.url, 'select answer from kept')).toBe('original');
  await two.stop();
  expect(two.runs()).toBe(false);
  expect(await ask(one.url, 'select answer from kept')).toBe('original');
});

it('a copy that version 0.2 wrote, with the whole path of the original, is its own as well', async () => {
  makeOriginal();
  const { cluster, port, password } = noteOf('one');
  writeFileSync(embeddedFile(join(home, 'one')), JSON.stringify({ cluster, port, password }));
  copy();
  rmSync(join(home, 'one'), { recursive: true });
  expect(await ask((await start('two')).url, 'select answer from kept')).toBe('original');
  expect(existsSync(join(home, 'one'))).toBe(false);
});

it('a copy made while the original ran leaves the original alone', async () => {
  makeOriginal();
  const { url } = await start('one');
  copy();
  const two = await start('two');
  expect(two).toMatchObject({ joined: false });
  await two.stop();
  expect(await ask(url, 'select answer from kept')).toBe('original');
});

it('a process of its own that opens a stopped copy does not get the database of the original', async () => {
  makeOriginal();
  await start('one');
  copy();
  const env = { ...process.env, DATA_DIR: join(home, 'two'), DATABASE_URL: '' };
  const script =
    "import('@/lib/postgres/database-url').then((m) => m.databaseUrl()).catch((e) => console.log(e.message))";
  const said = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    env,
    encoding: 'utf8',
  });
  expect(said).toMatch(/^There is no database: that of .*two does not run/);
  expect(databaseUrl()).toBe(process.env.DATABASE_URL);
});

it('a moved folder goes on where it lies, also when it was moved while it ran', async () => {
  makeOriginal();
  const first = await start('one');
  renameSync(join(home, 'one'), join(home, 'two'));
  const second = await start('two');
  expect(second).toMatchObject({ joined: true, url: first.url });
  await second.stop();
  expect(await ask((await start('two')).url, 'select answer from kept')).toBe('original');
});

it('a folder whose database is gone is refused, and no empty one is made', async () => {
  makeOriginal();
  rmSync(join(home, 'one', 'postgres'), { recursive: true });
  expect(await start('one').catch(reasonOf)).toMatch(/is not where it was .*one\/postgres/);
  expect(existsSync(join(home, 'one', 'postgres'))).toBe(false);
});

it('nobody else may look into the folder, whatever the mask and its mode were', async () => {
  const before = process.umask(0o077);
  try {
    await start('one');
  } finally {
    process.umask(before);
  }
  expect(readEmbedded(join(home, 'one'))?.cluster).toBe(join(home, 'one', 'postgres'));
  expect(statSync(join(home, 'one')).mode & 0o777).toBe(asRoot ? 0o710 : 0o700);
});

it.runIf(asRoot)(
  'a database that lies apart goes along with a moved folder, and is refused to a copy',
  async () => {
    chmodSync(home, 0o700);
    const { url, stop } = await start('one');
    await ask(url, "create table kept as select 'original' as answer");
    await stop();
    copy();
    expect(await start('two').catch(reasonOf)).toMatch(
      /two is a copy of .*one, and its database in .*original/,
    );
    rmSync(join(home, 'two'), { recursive: true });
    renameSync(join(home, 'one'), join(home, 'two'));
    expect(await ask((await start('two')).url, 'select answer from kept')).toBe('original');
  },
);

it.runIf(asRoot)(
  'a folder that was moved to where its account can not go is refused in a sentence',
  async () => {
    makeOriginal();
    chmodSync(home, 0o700);
    expect(await start('one').catch(reasonOf)).toMatch(/can't enter .*: move DATA_DIR to where/);
  },
);

it('a server that hears no signal is ended by force', async () => {
  makeOriginal();
  await start('one');
  const cluster = join(home, 'one', 'postgres');
  const pid = postmasterOf(cluster)?.pid ?? 0;
  process.kill(pid, 'SIGSTOP');
  await stopPostmaster(cluster, 0.02);
  expect(postmasterOf(cluster)).toBeUndefined();
  expect(readFileSync(join(cluster, 'PG_VERSION'), 'utf8')).toBe('18\n');
});
