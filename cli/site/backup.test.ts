import { createServer } from 'node:net';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { checkBackup, restoreBackup } from '@/features/backup/restore-backup';
import { makeBackup } from '@/features/backup/make-backup';
import { getLastBackup } from '@/features/backup/queries';
import { columnsOf, listTables } from '@/features/backup/tables/list-tables';
import { seal, unseal } from '@/features/accounts/secrets';
import { createUser } from '@/features/accounts/mutations';
import { articlePublished } from '@/features/articles/jobs';
import { storeMedia } from '@/features/media/storage/media-store';
import { closeDb, db, pool } from '@/lib/db';
import { env } from '@/lib/env';
import { reasonOf } from '@/lib/errors';
import { requireWhole } from '@/lib/postgres/unfinished-restore';
import { enqueue } from '@/lib/queue';
import { generateArticles } from '@/prisma/generate/generate-articles';
import { migrateAll } from '@/tools/run/migrate-all';
import { testDatabase } from '@/tools/test-database';

vi.setConfig({ testTimeout: 60_000 }); // each makes a whole place

const from = testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'times-backup-'));
const file = join(folder, 'times.tar');
const quiet = { onProgress: () => undefined };
const targets: string[] = [];
let place = 0;

/** Another path and another database, as empty as a new one. */
async function newPlace(): Promise<string> {
  const name = `restored_${process.pid}_${++place}`;
  await inServer(`CREATE DATABASE ${name}`);
  targets.push(name);
  await closeDb();
  const url = new URL(from);
  url.pathname = `/${name}`;
  settle(url.href, join(folder, name));
  return url.href;
}

function settle(url: string, dataDir: string): void {
  mkdirSync(dataDir, { recursive: true });
  Object.assign(env(), {
    ...{ DATABASE_URL: url, DATA_DIR: dataDir, MEDIA_URL: new URL(`file://${join(dataDir, 'media')}`).href },
  });
}

async function backToOriginal(): Promise<void> {
  await closeDb();
  settle(from, join(folder, 'original'));
}

async function inServer(sql: string): Promise<void> {
  const client = new pg.Client(inject('postgres'));
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

async function restore(archive: string) {
  return restoreBackup(archive, { verified: await checkBackup(archive, quiet.onProgress), ...quiet });
}

/** Every row of every table, what waits in the queue, and how numbers go on, by name. */
async function fingerprint(url: string): Promise<Record<string, string>> {
  const client = new pg.Client(url);
  await client.connect();
  const prints: Record<string, string> = {};
  try {
    for (const table of await listTables(client)) {
      const { rows } = await client.query(
        `SELECT t::text AS row FROM ${columnsOf(table).split(' ')[0] ?? ''} t ORDER BY 1`,
      );
      prints[table.name] =
        `${rows.length} ${createHash('sha256').update(JSON.stringify(rows)).digest('hex')}`;
    }
    const { rows: jobs } = await client.query(
      `SELECT id, task_identifier, queue_name, run_at, max_attempts, last_error, key, flags FROM graphile_worker.jobs ORDER BY id`,
    );
    const { rows: numbers } = await client.query(
      "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1",
    );
    return { ...prints, jobs: JSON.stringify(jobs), numbers: JSON.stringify(numbers) };
  } finally {
    await client.end();
  }
}

function filesBelow(root: string): Record<string, string> {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(join(root, name)).isFile());
  const sum = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(root, name)))
      .digest('hex');
  return Object.fromEntries(files.map((name) => [name, sum(name)]));
}

let sealed: string;
let before: Record<string, string>;

beforeAll(async () => {
  settle(from, join(folder, 'original'));
  await generateArticles({ articles: 25, seed: 3, now: new Date('2026-11-20T12:00:00Z') });
  await createUser({
    email: 'editor@times.test',
    role: 'editor',
    name: 'Zoë "\\ \t',
    password: 'correct horse battery',
  });
  sealed = seal('a second factor', 'test');
  await db().user.updateMany({ data: { name: 'line\nbreak \\N \u0007 \u{1f5de}' } });
  await storeMedia(`${'a'.repeat(64)}/original`, Buffer.from([0, 255, 10, 13]));
  await db().$transaction((tx) =>
    enqueue(tx, articlePublished, { articleId: 1 }, { key: 'x', queue: 'one' }),
  );
  await makeBackup({ file, withMedia: true, ...quiet });
  await closeDb();
  before = await fingerprint(from);
}, 120_000);

afterAll(async () => {
  await closeDb();
  for (const name of targets) await inServer(`DROP DATABASE ${name} WITH (FORCE)`);
  await backToOriginal();
});

test('a backup restored in another place is the same in every row, number, job, key and picture', async () => {
  const url = await newPlace();
  const restored = await restore(file);
  expect(restored).toMatchObject({ articles: 25, migrated: [] });
  expect(await fingerprint(url)).toEqual(before);
  expect(filesBelow(env().DATA_DIR)).toEqual(filesBelow(join(folder, 'original')));
  expect(unseal(sealed, 'test')).toBe('a second factor');
  expect((await getLastBackup()).takenAt).toEqual(restored.takenAt);
});

test('what was restored goes on: numbers follow, keys and triggers hold', async () => {
  await newPlace();
  await restore(file);
  const { id } = await db().section.create({ data: { slug: 'weather', name: 'Weather', position: 12 } });
  expect(id).toBeGreaterThan(11);
  await expect(db().$executeRaw`UPDATE articles SET section_id = 9999`).rejects.toThrow(/foreign key/i);
  const { rows } = await pool().query(
    "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'O'",
  );
  expect(rows).toEqual([]);
});

test('it is the state of one moment, however much is written meanwhile', async () => {
  await backToOriginal();
  const write = (n: number) =>
    pool().query('WITH one AS (UPDATE sections SET position = $1) UPDATE users SET name = $1::int::text', [
      n,
    ]);
  await write(100);
  const stop = new AbortController();
  const writer = (async () => {
    for (let n = 101; !stop.signal.aborted; n++) await write(n);
  })();
  const busy = join(folder, 'busy.tar');
  await makeBackup({ file: busy, withMedia: false, ...quiet });
  stop.abort();
  await writer;
  await newPlace();
  await restore(busy);
  const { rows } = await pool().query(
    'SELECT DISTINCT position::text FROM sections UNION SELECT DISTINCT name FROM users',
  );
  expect(rows).toHaveLength(1);
});

test('a place that is not empty, or where a site runs, is refused and left as it is', async () => {
  const url = await newPlace();
  await migrateAll(url);
  await db().section.count(); // a connection of a site
  await expect(restore(file)).rejects.toThrow(/A site runs on this database/);
  await createUser({
    email: 'somebody@times.test',
    role: 'admin',
    name: 'Somebody',
    password: 'correct horse battery',
  });
  await closeDb();
  const there = await fingerprint(url);
  await expect(restore(file)).rejects.toThrow(/not empty \(.*users.*\)/);
  expect(await fingerprint(url)).toEqual(there);
  expect(existsSync(join(env().DATA_DIR, 'restoring'))).toBe(false);
});

test('a place in which nobody has worked takes a backup of an older version, whatever processes left there', async () => {
  const url = await newPlace();
  const older = await checkBackup(file, quiet.onProgress);
  await migrateAll(url);
  const { rows } = await pool().query<{ name: string }>(
    'SELECT migration_name AS name FROM _prisma_migrations ORDER BY 1 DESC LIMIT 1',
  );
  await pool().query(`INSERT INTO process_signals (id, at, metrics) VALUES ('worker:gone:1', now(), '[]')`);
  await pool().query(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
    SELECT 'x', checksum, 'later_than_' || migration_name, now() FROM _prisma_migrations WHERE migration_name = '${rows[0]?.name}'`);
  await closeDb();
  await restoreBackup(file, { verified: older, ...quiet });
  expect(await fingerprint(url)).toEqual(before);
});

test('what processes said of themselves is in no backup', async () => {
  await backToOriginal();
  await pool().query(`INSERT INTO process_signals (id, at, metrics) VALUES ('worker:here:1', now(), '[]')`);
  await makeBackup({ file: join(folder, 'processes.tar'), withMedia: true, ...quiet });
  await pool().query('DELETE FROM process_signals');
  const { end } = await checkBackup(join(folder, 'processes.tar'), quiet.onProgress);
  expect(end.rows).toMatchObject({ process_signals: 0, queue_workers: 0, articles: 25 });
});

test('a backup whose pictures are not there, or can not be listed, is none', async () => {
  await backToOriginal();
  const attempt = () =>
    makeBackup({ file: join(folder, 'x.tar'), withMedia: true, ...quiet }).catch(reasonOf);
  const media = env().MEDIA_URL;
  const empty = mkdtempSync(join(folder, 'unmounted-'));
  await db().media.create({
    data: {
      sha256: 'b'.repeat(64),
      contentType: 'image/png',
      width: 1,
      height: 1,
      bytes: 1,
      rights: 'licensed',
    },
  });
  for (const place of [empty, join(empty, 'nowhere')]) {
    Object.assign(env(), { MEDIA_URL: new URL(`file://${place}`).href });
    expect(await attempt()).toMatch(/knows \d+ pictures, and there are none in .*unmounted-/);
  }
  const loop = join(folder, 'loop'); // as one that may not be read, also for root
  symlinkSync(loop, loop);
  Object.assign(env(), { MEDIA_URL: new URL(`file://${loop}`).href });
  expect(await attempt()).toMatch(/could not be listed/);
  Object.assign(env(), { MEDIA_URL: media });
  await db().media.deleteMany({ where: { sha256: 'b'.repeat(64) } });
  expect(existsSync(join(folder, 'x.tar'))).toBe(false);
});

test('a restore whose database is lost ends with a sentence', async () => {
  await newPlace();
  const verified = await checkBackup(file, quiet.onProgress);
  let ended = false;
  const onProgress = (words: string) => {
    if (ended || !words.startsWith('tables/')) return;
    ended = true;
    void inServer(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'times-backup'`,
    );
  };
  const restoring = restoreBackup(file, { verified, onProgress }).then(
    () => (ended ? 'was over before' : ''),
    reasonOf,
  );
  expect(await restoring).toMatch(/the database was lost .*run desk restore again|was over before/);
});

test('a damaged, cut, newer or foreign file is refused with a sentence before anything is touched', async () => {
  const url = await newPlace();
  const whole = readFileSync(file);
  const damaged = (name: string, change: (bytes: Buffer) => Buffer) => {
    const path = join(folder, name);
    writeFileSync(path, change(Buffer.from(whole)));
    return checkBackup(path, quiet.onProgress).then(() => 'taken', reasonOf);
  };
  const flipped = (from: number) => (bytes: Buffer) => {
    const at = bytes.findIndex((byte, place) => place >= from && byte !== 0); // what fills a block up holds nothing
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    return bytes;
  };
  for (const share of [0.02, 0.2, 0.5, 0.8])
    expect(await damaged('flipped.tar', flipped(512 + Math.floor(whole.length * share)))).not.toBe('taken');
  for (const share of [0, 0.3, 0.9, 0.999])
    expect(await damaged('cut.tar', (bytes) => bytes.subarray(0, whole.length * share))).toMatch(
      /no whole backup/,
    );
  expect(await damaged('text.tar', () => Buffer.from('hello'))).toMatch(/no whole backup/);
  expect(
    await damaged('newer.tar', (bytes) =>
      Buffer.from(bytes.toString('latin1').replace('{"format":1', '{"format":2'), 'latin1'),
    ),
  ).toMatch(/newer version/);
  expect(await reasonOfMissing()).toMatch(/no such file/);
  expect(readdirSync(env().DATA_DIR)).toEqual([]);
  const client = new pg.Client(url);
  await client.connect();
  expect((await listTables(client)).length).toBe(0);
  await client.end();
});

const reasonOfMissing = () => checkBackup(join(folder, 'nowhere.tar'), quiet.onProgress).catch(reasonOf);

test('cut short, a restore is no site; run again, it becomes one', async () => {
  const url = await newPlace();
  const verified = await checkBackup(file, quiet.onProgress);
  let parts = 0;
  const onProgress = () => {
    if (++parts === 20) throw new Error('killed');
  };
  await expect(restoreBackup(file, { verified, onProgress })).rejects.toThrow('killed');
  expect(() => requireWhole(env().DATA_DIR)).toThrow(/run desk restore again/);
  await expect(Promise.resolve().then(() => db())).rejects.toThrow(/cut short/);
  await restore(file);
  expect(await fingerprint(url)).toEqual(before);
  expect(await db().article.count()).toBe(25);
});

test('a backup that can not be written leaves nothing, and the last one as it was', async () => {
  await backToOriginal();
  await expect(
    makeBackup({ file: join(folder, 'nowhere', 'x.tar'), withMedia: false, ...quiet }),
  ).rejects.toThrow(/x\.tar can't be written/);
  const kill = () => {
    throw new Error('killed');
  };
  await expect(makeBackup({ file, withMedia: true, onProgress: kill })).rejects.toThrow('killed');
  expect(readdirSync(folder).filter((name) => name.endsWith('.unfinished'))).toEqual([]);
  expect((await checkBackup(file, quiet.onProgress)).end.rows.articles).toBe(25);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('only a file is written over: a folder, a pipe, a link is left as it is, before the first byte', async () => {
  const pipe = join(folder, 'a-pipe');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(pipe, resolve));
  const link = join(folder, 'a-link');
  symlinkSync(join(folder, 'elsewhere.tar'), link);
  for (const [target, why] of [
    [folder, 'is a folder'],
    [pipe, 'is no ordinary file'],
    [link, 'is a link'],
  ] as const) {
    await expect(makeBackup({ file: target, withMedia: false, ...quiet })).rejects.toThrow(why);
    expect(existsSync(`${target}.unfinished`)).toBe(false);
  }
  server.close();
  await expect(checkBackup(join(folder, 'nowhere.tar'), () => undefined)).rejects.toThrow(
    'there is no such file',
  );
});
