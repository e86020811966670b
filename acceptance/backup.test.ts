import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { desk } from './corpus';
import { columnsOf, listTables } from '@/features/backup/tables/list-tables';
import { closeDb, pool } from '@/lib/db';
import { env } from '@/lib/env';
import { generateArticles } from '@/prisma/generate/generate-articles';
import { testDatabase } from '@/tools/test-database';

const ARTICLES = 20_000;
const from = testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'acceptance-backup-'));
const file = join(folder, 'times.tar');
const target = `restored_${process.pid}`;

async function inServer(sql: string): Promise<void> {
  const client = new pg.Client(inject('postgres'));
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

afterAll(() => inServer(`DROP DATABASE IF EXISTS ${target} WITH (FORCE)`));

/** How many rows each table has, and one sum over all of them in whatever order. */
async function sums(url: string): Promise<Record<string, unknown>> {
  const client = new pg.Client(url);
  await client.connect();
  const found: Record<string, unknown> = {};
  for (const table of await listTables(client)) {
    const [name] = columnsOf(table).split(' ');
    const { rows } = await client.query(
      `SELECT count(*) AS rows, sum(hashtextextended(t::text, 0)::numeric)::text AS sum FROM ${name ?? ''} t`,
    );
    found[table.name] = rows[0];
  }
  await client.end();
  return found;
}

function filesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(root, name)).isFile())
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(root, name)))
          .digest('hex')}`,
    )
    .sort();
}

test(`a backup of ${ARTICLES} articles under load is of one moment, and the same where it is restored`, async () => {
  const original = { DATABASE_URL: from, DATA_DIR: join(folder, 'original'), MEDIA_URL: '' };
  Object.assign(env(), {
    DATA_DIR: original.DATA_DIR,
    MEDIA_URL: `file://${join(original.DATA_DIR, 'media')}`,
  });
  await generateArticles({ articles: ARTICLES, seed: 1, now: new Date() });
  const stop = new AbortController();
  const move = (n: number) => pool().query('UPDATE sections SET position = $1', [n]);
  await move(100);
  const writer = (async () => {
    for (let n = 101; !stop.signal.aborted; n++) await move(n);
  })();
  const made = await desk(original, 'backup', file);
  stop.abort();
  await writer;
  console.log(JSON.stringify(made));
  const before = await sums(from);
  await closeDb();
  await inServer(`CREATE DATABASE ${target}`);
  const url = new URL(from);
  url.pathname = `/${target}`;
  const elsewhere = { DATABASE_URL: url.href, DATA_DIR: join(folder, 'elsewhere'), MEDIA_URL: '' };
  console.log(JSON.stringify(await desk(elsewhere, 'restore', file)));
  const after = await sums(url.href);
  const { sections: moving, ...still } = before;
  expect(after).toMatchObject(still);
  expect(after.sections).toHaveProperty('rows', (moving as { rows: string }).rows);
  const client = new pg.Client(url.href);
  await client.connect();
  expect((await client.query('SELECT DISTINCT position FROM sections')).rows).toHaveLength(1);
  await client.end();
  const media = (place: { DATA_DIR: string }) => filesBelow(join(place.DATA_DIR, 'media'));
  expect(media(elsewhere)).toEqual(media(original));
  expect(await desk(elsewhere, 'restore', file)).toHaveProperty('error.code', 'conflict');
}, 1_800_000);
