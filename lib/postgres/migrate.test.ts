import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { reasonOf } from '@/lib/errors';
import { unfitReason } from '@/lib/postgres/judge-status';
import { migrate, migrationStatus } from '@/lib/postgres/migrate';
import { migrateQueue } from '@/lib/queue/migrate-queue';

const TABLE = 'CREATE TABLE story (id integer PRIMARY KEY);';
const FUNCTION = `CREATE FUNCTION one() RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;
INSERT INTO story VALUES (one());`;

let folder: string;
let url: string;
let client: pg.Client;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'times-migrate-'));
  const name = `migrate_${crypto.randomUUID().replaceAll('-', '')}`;
  const server = new pg.Client(inject('postgres'));
  await server.connect();
  await server.query(`create database ${name}`);
  await server.end();
  url = inject('postgres').replace(/\/times$/, `/${name}`);
  client = new pg.Client(url);
  await client.connect();
});
afterEach(async () => {
  await client.end();
  rmSync(folder, { recursive: true });
});

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}

async function count(sql: string): Promise<number> {
  return (await client.query(sql)).rows.length;
}

it('applies each migration once, oldest first, function bodies included', async () => {
  write('2_function', FUNCTION);
  write('1_table', TABLE);
  expect(await migrate(url, { folder })).toEqual(['1_table', '2_function']);
  expect(await migrate(url, { folder })).toEqual([]);
  expect(await count('select from story where id = 1')).toBe(1);
});

it("records what Prisma's own command line would", async () => {
  write('1_table', TABLE);
  await migrate(url, { folder });
  const { rows } = await client.query(
    'select migration_name, checksum, applied_steps_count from _prisma_migrations',
  );
  const checksum = createHash('sha256').update(TABLE).digest('hex');
  expect(rows).toEqual([{ migration_name: '1_table', checksum, applied_steps_count: 1 }]);
});

it('two at the same time apply everything once', async () => {
  write('1_table', TABLE);
  write('2_function', FUNCTION);
  const both = await Promise.all([migrate(url, { folder }), migrate(url, { folder })]);
  expect(both.flat().sort()).toEqual(['1_table', '2_function']);
});

it('a migration that fails leaves no trace, is named, and is tried again', async () => {
  write('1_table', TABLE);
  write('2_broken', 'CREATE TABLE half (id integer); SELECT 1/0;');
  await expect(migrate(url, { folder })).rejects.toThrow('The migration 2_broken failed: division by zero');
  expect(await count("select where to_regclass('half') is not null")).toBe(0);
  write('2_broken', 'CREATE TABLE half (id integer);');
  expect(await migrate(url, { folder })).toEqual(['2_broken']);
});

it('refuses a database of a newer version and leaves it as it is', async () => {
  write('1_table', TABLE);
  write('2_function', FUNCTION);
  await migrate(url, { folder });
  rmSync(join(folder, '2_function'), { recursive: true });
  write('3_more', 'DROP TABLE story');
  await expect(migrate(url, { folder })).rejects.toThrow(
    /newer version of this software \(it has 2_function\)/,
  );
  expect(await count('select from story')).toBe(1);
});

it('refuses when an applied migration was edited, or one was left unfinished', async () => {
  write('1_table', TABLE);
  await migrate(url, { folder });
  write('1_table', `${TABLE} -- later`);
  await expect(migrate(url, { folder })).rejects.toThrow(/changed afterwards \(1_table\)/);
  write('1_table', TABLE);
  await client.query(
    `insert into _prisma_migrations (id, checksum, migration_name) values ('x', 'y', '2_half')`,
  );
  await expect(migrate(url, { folder })).rejects.toThrow(/never finished \(2_half\)/);
});

it('the status of a database says what is applied, pending, edited, failed and newer, and changes nothing', async () => {
  write('1_table', TABLE);
  expect(await migrationStatus(url, folder)).toMatchObject({ applied: [], pending: ['1_table'] });
  expect(await count("select where to_regclass('_prisma_migrations') is not null")).toBe(0);
  await migrate(url, { folder });
  write('2_function', FUNCTION);
  expect(await migrationStatus(url, folder)).toEqual({
    applied: ['1_table'],
    pending: ['2_function'],
    edited: [],
    failed: [],
    newer: [],
    queue: { applied: 0, known: 19 },
  });
});

it('half migrated, or newer than this code, is told as such', async () => {
  write('1_table', TABLE);
  await migrate(url, { folder });
  const unfit = async () => unfitReason(await migrationStatus(url, folder));
  expect(await unfit()).toMatch(/tables of the queue are older than this version \(19 migrations/);
  await migrateQueue(url);
  expect(await unfit()).toBeNull();
  await client.query('insert into graphile_worker.migrations (id) values (99)');
  expect(await unfit()).toMatch(/newer than this version \(it has newer tables of the queue\)/);
  rmSync(join(folder, '1_table'), { recursive: true });
  expect(await unfit()).toMatch(/newer than this version \(it has 1_table\)/);
});

it('waits for its turn at a table without making others wait, and says who holds it', async () => {
  write('1_table', TABLE);
  await migrate(url, { folder });
  write('2_column', 'ALTER TABLE story ADD COLUMN name text;');
  await client.query('begin; select from story');
  const late = migrate(url, { folder, patience: { timeoutMs: 100, tries: 2 } });
  await expect(late).rejects.toThrow(
    /did not get its turn at a table, which process \d+ \(.+\), in one transaction for/,
  );
  const soon = migrate(url, { folder });
  await client.query('commit');
  expect(await soon).toEqual(['2_column']);
});

it.each([
  ['a wrong password', (url: URL) => (url.password = 'no'), /The password of postgres is wrong/],
  ['no such database', (url: URL) => (url.pathname = '/nothing'), /There is no database nothing on 127/],
  ['nobody there', (url: URL) => (url.port = '5699'), /Nobody listens on 127.0.0.1:5699/],
  ['no such host', (url: URL) => (url.hostname = 'db.invalid'), /db\.invalid/],
  [
    'TLS asked of a server without',
    (url: URL) => url.searchParams.set('sslmode', 'verify-full'),
    /speaks no TLS/,
  ],
])('says in one sentence what is wrong with the connection: %s', async (_, spoil, sentence) => {
  const spoilt = new URL(url);
  spoil(spoilt);
  const reason = await migrate(spoilt.href, { folder }).catch(reasonOf);
  expect(reason).toMatch(sentence);
  expect(reason).not.toMatch(/\n|ECONN|undefined/);
});

it('says in one sentence that a role may not make tables, ours or those of the queue', async () => {
  const role = `reader_${crypto.randomUUID().slice(0, 8)}`;
  await client.query(`create role ${role} login password 'x'`);
  const theirs = new URL(url);
  Object.assign(theirs, { username: role, password: 'x' });
  write('1_table', TABLE);
  expect(await migrate(theirs.href, { folder }).catch(reasonOf)).toMatch(
    /may not make tables \(.+\): let it own the database, or grant it CREATE/,
  );
  expect(await migrateQueue(theirs.href).catch(reasonOf)).toMatch(
    /tables of the queue can't be made or changed/,
  );
  await migrateQueue(url);
  await migrate(url, { folder });
  expect(await migrationStatus(theirs.href, folder).catch(reasonOf)).toMatch(
    /may not read how its tables stand/,
  );
  await client.query(`drop role ${role}`);
});

it('says that the database is away', async () => {
  await expect(migrate('postgresql://127.0.0.1:5699/x', { folder })).rejects.toThrow(
    /^The database does not answer/,
  );
});
