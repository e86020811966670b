import { readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { EmbeddedDatabase } from '@/lib/postgres/database-url';
import { embeddedUrl, SYSTEM_FOLDER } from '@/lib/postgres/database-url';
import { Fault, reasonOf } from '@/lib/errors';
import type { Account } from '@/lib/postgres/cluster/account';
import { runAs } from '@/lib/postgres/cluster/account';
import { findBinaries } from '@/lib/postgres/cluster/binaries';
import { claimCluster, keepNote, prepareCluster } from './cluster';
import { dropForeignLock, postmasterOf, stopPostmaster } from './cluster/postmaster';
import { freePort, isFree } from '@/lib/postgres/cluster/port';

/**
 * A running embedded PostgreSQL. `joined`: it ran already. `runs`: whether it still does. `stop` ends it whoever started
 * it, gently or not, within a minute.
 */
export interface RunningPostgres {
  url: string;
  joined: boolean;
  runs: () => boolean;
  stop: () => Promise<void>;
}

/** Server settings: durable, for a small machine that also runs the site. Tests give up durability for speed. */
export type Settings = Record<string, string>;

const SETTINGS: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  wal_compression: 'on',
  random_page_cost: '1.1',
  jit: 'off',
};

const PATIENCE = 30_000;
const LONGEST_LOG = 10_000_000;

/**
 * Starts the embedded PostgreSQL of a data folder, which it makes on the first call, or joins the one that runs. Works
 * as root (under another account) and as an ordinary user, after a crash or a kill, and wherever the folder was moved
 * or copied to. Throws a Fault that says in one sentence why there can be no database.
 */
export async function startPostgres(options: {
  dataDir: string;
  settings?: Settings;
}): Promise<RunningPostgres> {
  const { note, account } = await claimCluster(options.dataDir);
  const binaries = await findBinaries(account, process.getuid?.() === 0 ? SYSTEM_FOLDER : options.dataDir);
  await prepareCluster({ ...options, note, account }, binaries);
  const joined = (await ask(note)) === 'answers';
  if (!joined) await startServer({ ...options, note, account, pgCtl: binaries.pgCtl });
  await createDatabase(note);
  const { cluster } = note;
  return {
    url: embeddedUrl(note),
    joined,
    runs: () => postmasterOf(cluster) !== undefined,
    stop: () => stopPostmaster(cluster),
  };
}

interface Start {
  dataDir: string;
  settings?: Settings;
  note: EmbeddedDatabase;
  account: Account;
  pgCtl: string;
}

/**
 * Tries until it answers: after a kill, orphans of the old server may hold on to their memory for a moment. One that
 * runs is waited for: it may have much to repeat from its log.
 */
async function startServer(start: Start): Promise<void> {
  let deadline = Date.now() + PATIENCE;
  let reason = '';
  while (Date.now() < deadline) {
    if (!postmasterOf(start.note.cluster)) reason = await launch(start);
    const state = await ask(start.note);
    if (state === 'answers') return;
    if (state === 'starts') deadline = Date.now() + PATIENCE;
    await sleep(250);
  }
  throw new Fault(
    'postgres-start',
    `The database in ${start.note.cluster} does not start: ${reason || 'it does not answer.'}`,
  );
}

/** Starts the server once. Answers why it did not start, or nothing. */
async function launch({ dataDir, settings, note, account, pgCtl }: Start): Promise<string> {
  dropForeignLock(note.cluster);
  if (!(await isFree(note.port))) {
    if (postmasterOf(note.cluster)) return ''; // another start was first
    note.port = await freePort();
    keepNote(dataDir, note);
  }
  const log = join(note.cluster, 'server.log');
  setAsideLong(log);
  const flags = Object.entries({ ...SETTINGS, ...settings, port: String(note.port) });
  const given = flags.map(([name, value]) => `-c ${name}='${value}'`).join(' ');
  try {
    await runAs(account, pgCtl, ['start', '-D', note.cluster, '-w', '-t', '60', '-l', log, '-o', given]);
    return '';
  } catch (error) {
    return lastLine(log) ?? reasonOf(error);
  }
}

/** How the server of this very cluster, and not some other on its port, takes our password and queries. */
async function ask(note: EmbeddedDatabase): Promise<'answers' | 'starts' | 'silent'> {
  const running = postmasterOf(note.cluster);
  if (!running) return 'silent';
  if (running.port) note.port = running.port;
  try {
    const rows = await query(note, "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as pid");
    return Number(rows[0]?.pid) === running.pid ? 'answers' : 'silent';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return code === '57P03' ? 'starts' : 'silent'; // "the database system is starting up"
  }
}

function setAsideLong(log: string): void {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LONGEST_LOG) renameSync(log, `${log}.old`);
}

async function createDatabase(note: EmbeddedDatabase): Promise<void> {
  const isThere = async () =>
    (await query(note, "select from pg_database where datname = 'times'")).length > 0;
  if (await isThere()) return;
  try {
    await query(note, 'create database times');
  } catch (error) {
    if (!(await isThere())) throw error; // else another start made it a moment ago
  }
}

async function query(note: EmbeddedDatabase, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({
    connectionString: embeddedUrl(note, 'postgres'),
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => undefined); // a lost line also rejects the query
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

function lastLine(file: string): string | undefined {
  try {
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    return lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1);
  } catch {
    return undefined;
  }
}
