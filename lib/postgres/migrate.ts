import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { Fault, reasonOf } from '@/lib/errors';

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
}

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

const Row = z.object({ name: z.string(), checksum: z.string(), finished: z.boolean() });

// Prisma's own lock and table, so that its command line and this runner can take turns on one database.
const PRISMA_LOCK = 72_707_369;
const TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz,
  migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
  started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

/**
 * Brings a database to the state that the migrations describe and answers the names of those it applied. Several
 * processes may call it at once. Each migration is applied whole or not at all, so that after a crash or a Fault the
 * next call goes on where this one stopped; it may therefore hold nothing that must run outside a transaction.
 * Throws a Fault for a database that is newer than this code, or that holds an edited or unfinished migration.
 */
export async function migrate(url: string, folder = migrationsFolder()): Promise<string[]> {
  return withClient(url, async (client) => {
    await client.query(`select pg_advisory_lock(${PRISMA_LOCK})`); // until the connection closes
    await client.query(TABLE);
    const migrations = readMigrations(folder);
    const status = compare(migrations, await readRows(client));
    refuseUnsafe(status);
    const pending = migrations.filter(({ name }) => status.pending.includes(name));
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  });
}

/** How a database stands towards the migrations of this code. Changes nothing. */
export async function migrationStatus(url: string, folder = migrationsFolder()): Promise<MigrationStatus> {
  return withClient(url, async (client) => compare(readMigrations(folder), await readRows(client)));
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'limited-times-migrate' });
  client.on('error', () => undefined); // a lost line also rejects the query
  try {
    await client.connect();
  } catch (error) {
    throw new Fault('database-away', `The database does not answer: ${reasonOf(error)}`, { cause: error });
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** One simple-protocol query is one transaction: the migration and the row that records it stand or fall together. */
async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const values = [crypto.randomUUID(), checksum, name].map((value) => client.escapeLiteral(value)).join(', ');
  const record = `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
    values (${values}, clock_timestamp(), 1)`;
  try {
    await client.query(`${record};\n${sql}`);
  } catch (error) {
    throw new Fault('migration-failed', `The migration ${name} failed: ${reasonOf(error)}`, { cause: error });
  }
}

function refuseUnsafe({ newer, edited, failed }: MigrationStatus): void {
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

function compare(migrations: Migration[], rows: z.infer<typeof Row>[]): MigrationStatus {
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
  const beside = join(import.meta.dirname, '..', 'prisma', 'migrations');
  return existsSync(beside) ? beside : resolve('prisma', 'migrations');
}
