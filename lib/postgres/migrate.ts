import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { Fault, reasonOf } from '@/lib/errors';
import { connectionFault } from '@/lib/postgres/faults/connection-fault';
import { isLost } from '@/lib/postgres/faults/kinds';
import { queueStatus, type QueueStatus } from './queue-migrations';

/** Names of migrations, oldest first, by how the database and this code's folder of migrations know them. */
export interface MigrationStatus {
  applied: string[];
  /** In the folder, not yet in the database. */
  pending: string[];
  /** Applied, and changed in the folder afterwards. */
  edited: string[];
  /** Begun by some other tool, neither finished nor rolled back. */
  failed: string[];
  /** Applied by a newer version: the folder does not have them. */
  newer: string[];
  /** The queue's own tables, which its library brings up to date. */
  queue: QueueStatus;
}

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

const Row = z.object({ name: z.string(), checksum: z.string(), finished: z.boolean() });

// Prisma's own lock and table, so that its command line and this runner can take turns on one database.
const LOCK = 'select pg_advisory_xact_lock(72707369)';
const TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz,
  migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
  started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

/** Where migrations are, and which of them are meant when not all. */
interface Wanted {
  folder?: string;
  only?: readonly string[];
  patience?: Patience;
}

/** How long a migration waits for its turn at a table, where whoever comes behind it waits as long; and how often. */
interface Patience {
  timeoutMs: number;
  tries: number;
}

const OLDEST_SERVER = 15;
const CONNECT_MS = 5000;
const STATUS_MS = 10_000;
const PATIENCE: Patience = { timeoutMs: 3000, tries: 8 };

/**
 * Brings a database to the state that the migrations describe and answers the names of those it applied. Several
 * processes may call it at once. Each migration is applied whole or not at all, so that after a crash or a Fault the
 * next call goes on where this one stopped; it may therefore hold nothing that must run outside a transaction. One that
 * has to wait for a table steps back, so that nobody waits behind it, and tries again for half a minute.
 * Throws a Fault for a database that is newer than this code, or that holds an edited or unfinished migration.
 */
export async function migrate(
  url: string,
  { folder = migrationsFolder(), only, patience = PATIENCE }: Wanted = {},
): Promise<string[]> {
  const migrations = readMigrations(folder).filter(({ name }) => only?.includes(name) ?? true);
  return withClient(url, async (client) => {
    await client.query('set statement_timeout = 0');
    await client.query(`begin; ${LOCK}; ${TABLE}; commit`).catch(sayWhyNot);
    const applied: string[] = [];
    for (;;) {
      const name = await next(client, { migrations, patience });
      if (!name) return applied;
      applied.push(name);
    }
  });
}

/** The names of all migrations that this code knows, oldest first. */
export function knownMigrations(folder = migrationsFolder()): string[] {
  return readMigrations(folder).map(({ name }) => name);
}

/** How a database stands towards the migrations of this code. Changes nothing. */
export async function migrationStatus(url: string, folder = migrationsFolder()): Promise<MigrationStatus> {
  const look = async (client: pg.Client) => {
    try {
      return { ...compare(readMigrations(folder), await readRows(client)), queue: await queueStatus(client) };
    } catch (error) {
      throw isForbidden(error) ? forbidden('read how its tables stand', error) : error;
    }
  };
  return withClient(url, look, STATUS_MS).catch((error: unknown) => {
    throw isLost(error) ? connectionFault(error, url) : error;
  });
}

/** `answerMs`: so long each question may take, for ever where none is given. */
async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
  answerMs?: number,
): Promise<T> {
  const client = new pg.Client({
    ...{ connectionString: url, application_name: 'limited-times-migrate' },
    ...{ connectionTimeoutMillis: CONNECT_MS, query_timeout: answerMs },
  });
  client.on('error', () => undefined); // a lost line also rejects the query
  try {
    await client.connect();
  } catch (error) {
    throw connectionFault(error, url);
  }
  try {
    await requireVersion(client);
    return await work(client);
  } finally {
    await client.end();
  }
}

async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; name: string }>(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as name",
  );
  const [server] = rows;
  if (server && server.number < OLDEST_SERVER * 10_000)
    throw new Fault(
      'database-old',
      `PostgreSQL ${server.name} is too old: ${OLDEST_SERVER} or newer is needed.`,
    );
}

/** Applies the first migration that is still to do. Whoever does so holds the lock until it commits, also past a pooler. */
async function next(
  client: pg.Client,
  { migrations, patience }: { migrations: Migration[]; patience: Patience },
): Promise<string | undefined> {
  for (let tries = 1; ; tries++) {
    await client.query(`begin; ${LOCK}`);
    try {
      const status = compare(migrations, await readRows(client));
      refuseUnsafe(status);
      const migration = migrations.find(({ name }) => status.pending.includes(name));
      if (migration) await apply(client, migration, patience.timeoutMs);
      await client.query('commit');
      return migration?.name;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      if (!isBusy(error)) throw error;
      if (tries >= patience.tries) throw await tooBusy(client, error);
      await sleep(1000);
    }
  }
}

/** In one transaction: the migration and the row that records it stand or fall together. */
async function apply(
  client: pg.Client,
  { name, sql, checksum }: Migration,
  timeoutMs: number,
): Promise<void> {
  const values = [crypto.randomUUID(), checksum, name].map((value) => client.escapeLiteral(value)).join(', ');
  const record = `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
    values (${values}, clock_timestamp(), 1)`;
  try {
    await client.query(`set local lock_timeout = ${timeoutMs}; ${record};\n${sql}`);
  } catch (error) {
    if (isBusy(error)) throw error;
    throw new Fault('migration-failed', `The migration ${name} failed: ${reasonOf(error)}`, { cause: error });
  }
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html: lock_not_available, deadlock_detected. */
function isBusy(error: unknown): boolean {
  return error instanceof pg.DatabaseError && ['55P03', '40P01'].includes(error.code ?? '');
}

/** Names whoever has been in a transaction for longest, who most likely holds the table. */
async function tooBusy(client: pg.Client, cause: unknown): Promise<Fault> {
  const { rows } = await client.query<{ pid: number; name: string; since: string }>(
    `select pid, coalesce(nullif(application_name, ''), usename, '?') as name,
       date_trunc('second', clock_timestamp() - xact_start)::text as since
     from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null
     order by xact_start limit 1`,
  );
  const holder = rows[0];
  const who = holder
    ? `process ${holder.pid} (${holder.name}), in one transaction for ${holder.since}`
    : 'another session';
  return new Fault(
    'migration-locked',
    `A migration did not get its turn at a table, which ${who}, may hold: end that, or try again later. Nothing is half done.`,
    { cause },
  );
}

/** A role that may not make tables hears so before anything else fails. */
function sayWhyNot(error: unknown): never {
  if (isForbidden(error)) throw forbidden('make tables', error);
  const words = `The database can't be brought up to date: ${reasonOf(error)}`;
  throw new Fault('migration-failed', words, { cause: error });
}

function forbidden(what: string, cause: unknown): Fault {
  return new Fault(
    'database-forbidden',
    `The role of DATABASE_URL may not ${what} (${reasonOf(cause)}): let it own the database, or grant it CREATE on the ` +
      'database and on the schema public, and let it own what is there.',
    { cause },
  );
}

/** insufficient_privilege */
function isForbidden(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '42501';
}

function refuseUnsafe({ newer, edited, failed }: Omit<MigrationStatus, 'queue'>): void {
  if (newer.length)
    throw new Fault(
      'database-newer',
      `The database belongs to a newer version of this software (it has ${newer.join(', ')}): update the software.`,
    );
  if (edited.length)
    throw new Fault(
      'migration-edited',
      `Migrations that the database already has were changed afterwards (${edited.join(', ')}): restore their files.`,
    );
  if (failed.length)
    throw new Fault(
      'migration-unfinished',
      `A migration was begun and never finished (${failed.join(', ')}): restore a backup, or finish it by hand and ` +
        'mark it with "prisma migrate resolve".',
    );
}

function compare(migrations: Migration[], rows: z.infer<typeof Row>[]): Omit<MigrationStatus, 'queue'> {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
  const finished = rows.filter((row) => row.finished);
  const applied = finished.map((row) => row.name);
  return {
    applied,
    pending: [...known.keys()].filter((name) => !applied.includes(name)),
    edited: finished
      .filter((row) => known.has(row.name) && known.get(row.name) !== row.checksum)
      .map((row) => row.name),
    failed: rows.filter((row) => !row.finished).map((row) => row.name),
    newer: applied.filter((name) => !known.has(name)),
  };
}

async function readRows(client: pg.Client): Promise<z.infer<typeof Row>[]> {
  const { rows: tables } = await client.query("select where to_regclass('_prisma_migrations') is not null");
  if (tables.length === 0) return [];
  const { rows } = await client.query(
    `select migration_name as name, checksum, finished_at is not null as finished
     from _prisma_migrations where rolled_back_at is null order by migration_name`,
  );
  return z.array(Row).parse(rows);
}

function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return names
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/** Beside this file, or below the working directory when this file was bundled elsewhere. */
function migrationsFolder(): string {
  const beside = join(import.meta.dirname, '..', '..', 'prisma', 'migrations');
  return existsSync(beside) ? beside : resolve('prisma', 'migrations');
}
