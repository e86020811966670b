import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { EmbeddedDatabase } from '@/lib/postgres/database-url';
import { embeddedUrl } from '@/lib/postgres/database-url';
import { Fault, reasonOf } from '@/lib/errors';
import type { Account } from './account';
import { runAs } from './account';
import { findBinaries } from './binaries';
import { claimCluster, keepNote, prepareCluster, SYSTEM_FOLDER } from './cluster';
import { freePort, isFree } from './port';

/** A running embedded PostgreSQL. `joined`: it ran already. `stop` ends it whoever started it, and waits for it. */
export interface RunningPostgres {
  url: string;
  joined: boolean;
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

/**
 * Starts the embedded PostgreSQL of a data folder, which it makes on the first call, or joins the one that runs. Works
 * as root (under another account) and as an ordinary user, and after a crash or a kill.
 * Throws a Fault that says in one sentence why there can be no database.
 */
export async function startPostgres(options: {
  dataDir: string;
  settings?: Settings;
}): Promise<RunningPostgres> {
  const { note, account } = await claimCluster(options.dataDir);
  const binaries = await findBinaries(account, process.getuid?.() === 0 ? SYSTEM_FOLDER : options.dataDir);
  await prepareCluster(note, binaries, account);
  const joined = postmasterLives(note.cluster) && (await answers(note));
  if (!joined) await startServer({ ...options, note, account, pgCtl: binaries.pgCtl });
  await createDatabase(note);
  const stop = async () => {
    await runAs(account, binaries.pgCtl, ['stop', '-D', note.cluster, '-m', 'fast', '-w', '-t', '60']);
  };
  return { url: embeddedUrl(note), joined, stop };
}

interface Start {
  dataDir: string;
  settings?: Settings;
  note: EmbeddedDatabase;
  account: Account;
  pgCtl: string;
}

/** Tries until it answers: after a kill, orphans of the old server may hold on to their memory for a moment. */
async function startServer(start: Start): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  let reason = '';
  while (Date.now() < deadline) {
    if (!postmasterLives(start.note.cluster)) reason = await launch(start);
    if (postmasterLives(start.note.cluster) && (await answers(start.note))) return;
    await sleep(250);
  }
  throw new Fault(
    'postgres-start',
    `The database in ${start.note.cluster} does not start: ${reason || 'it does not answer.'}`,
  );
}

/** Starts the server once. Answers why it did not start, or nothing. */
async function launch({ dataDir, settings, note, account, pgCtl }: Start): Promise<string> {
  dropRecycledLock(note.cluster);
  if (!(await isFree(note.port))) {
    if (postmasterLives(note.cluster)) return ''; // another start was first
    note.port = await freePort();
    keepNote(dataDir, note);
  }
  const log = join(note.cluster, 'server.log');
  const flags = Object.entries({ ...SETTINGS, ...settings, port: String(note.port) });
  const given = flags.map(([name, value]) => `-c ${name}='${value}'`).join(' ');
  try {
    await runAs(account, pgCtl, ['start', '-D', note.cluster, '-w', '-t', '60', '-l', log, '-o', given]);
    return '';
  } catch (error) {
    return lastLine(log) ?? reasonOf(error);
  }
}

/** Whether the lock file names a server of ours that runs. */
function postmasterLives(cluster: string): boolean {
  return lockHolder(cluster)?.includes(cluster) ?? false;
}

/** PostgreSQL itself takes over the lock of a dead process, but not one whose number some other program now has. */
function dropRecycledLock(cluster: string): void {
  const holder = lockHolder(cluster);
  if (holder && !holder.includes(cluster)) rmSync(join(cluster, 'postmaster.pid'));
}

/** The command line of the process that the lock file names, when there is such a file and such a process. */
function lockHolder(cluster: string): string | undefined {
  try {
    const pid = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0] ?? '';
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8'); // small systems have no ps
    return execFileSync('ps', ['-p', pid, '-o', 'args='], { encoding: 'utf8' });
  } catch {
    return undefined;
  }
}

/** Whether the server of this very cluster, and not some other on its port, takes our password and queries. */
async function answers(note: EmbeddedDatabase): Promise<boolean> {
  try {
    const rows = await query(note, "select current_setting('data_directory') as folder");
    return rows[0]?.folder === note.cluster;
  } catch {
    return false;
  }
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
