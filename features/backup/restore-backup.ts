import { stat } from 'node:fs/promises';
import type pg from 'pg';
import { readArchive, verifyArchive, type Verified } from '@/features/backup/archive/read-archive';
import { requireSameSecret, writeKeptFiles } from '@/features/backup/kept-files';
import { noteBackup } from '@/features/backup/mutations';
import { ENTRY, folderOf, type Progress } from '@/features/backup/schema';
import { TableFiller } from '@/features/backup/tables/copy-in';
import { clearNewer } from '@/features/backup/tables/clear-tables';
import { withCopyLine } from '@/features/backup/tables/copy-line';
import { requireEmpty } from '@/features/backup/tables/require-empty';
import { hasMedia, storeMedia } from '@/features/media/storage/media-store';
import { env } from '@/lib/env';
import { Fault, reasonOf, Refusal } from '@/lib/errors';
import { directUrl } from '@/lib/postgres/database-url';
import { knownMigrations, migrate } from '@/lib/postgres/migrate';
import { isLost } from '@/lib/postgres/faults/kinds';
import { beginRestore, endRestore, unfinishedRestore } from '@/lib/postgres/unfinished-restore';
import { migrateQueue } from '@/lib/queue/migrate-queue';
import { PAGES_CHANNEL } from '@/lib/pages/purge';

/** What was put back. */
export interface Restored {
  id: string;
  takenAt: Date;
  rows: number;
  articles: number;
  pictures: number;
  jobs: number;
  /** Migrations applied afterwards, since the backup is older than this program. */
  migrated: string[];
  /** Settings that were others where the backup was made. */
  differs: string[];
}

/** Reads a backup whole before anything is touched. Faults and Refusals say in one sentence why it can't be restored. */
export async function checkBackup(file: string, onProgress: Progress): Promise<Verified> {
  let entries = 0;
  const verified = await verifyArchive(file, () => onProgress(`reading the file: ${++entries} parts`));
  const known = new Set(knownMigrations());
  const unknown = verified.manifest.migrations.filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new Refusal(
      'invalid',
      `${file} is of a newer version (it has ${unknown.join(', ')}): update the program. Nothing was changed.`,
    );
  requireSameSecret(verified.keys);
  return verified;
}

/**
 * Puts a checked backup into an empty place: all rows in one transaction, pictures and keys before it commits. Cut short,
 * it leaves an empty database and a note that keeps a site from starting on it; run again, it begins anew.
 */
export async function restoreBackup(
  file: string,
  { verified, onProgress }: { verified: Verified; onProgress: Progress },
): Promise<Restored> {
  const { DATA_DIR } = env();
  const { manifest, end } = verified;
  const resumed = unfinishedRestore(DATA_DIR) !== null;
  const done = resumed && (await withCopyLine((client) => isThere(client, manifest.id)));
  if (!done) {
    await withCopyLine(requireEmpty);
    if (!resumed && manifest.withMedia && (await hasMedia()))
      throw new Refusal(
        'conflict',
        'There are pictures already: restore into an empty place. Nothing was changed.',
      );
    await withCopyLine((client) => clearNewer(client, manifest.migrations));
    await migrate(directUrl(), { only: manifest.migrations });
    await migrateQueue();
    beginRestore(DATA_DIR, manifest.id);
    await withCopyLine((client) => fillPlace(client, { file, verified, onProgress })).catch(sayWhyNot);
  }
  endRestore(DATA_DIR);
  const migrated = await migrate(directUrl());
  await withCopyLine((client) => client.query('ANALYZE')).catch(() => undefined); // the server does so by itself, later
  const rows = Object.values(end.rows).reduce((sum, count) => sum + count, 0);
  const counts = { rows, articles: end.rows.articles ?? 0, pictures: end.pictures, jobs: end.jobs };
  return {
    id: manifest.id,
    takenAt: manifest.takenAt,
    ...counts,
    migrated,
    differs: listDiffering(verified),
  };
}

async function fillPlace(
  client: pg.Client,
  { file, verified, onProgress }: { file: string; verified: Verified; onProgress: Progress },
): Promise<void> {
  const { manifest, end, keys } = verified;
  await client.query('BEGIN');
  const filler = new TableFiller(client, manifest);
  await filler.begin();
  let pictures = 0;
  for await (const { name, content } of readArchive(file)) {
    if (/^(tables|queue)\//.test(name)) {
      onProgress(name);
      await filler.take(folderOf(name), content);
    } else if (name.startsWith(ENTRY.picture(''))) {
      await storeMedia(name.slice(ENTRY.picture('').length), content);
      onProgress(`${++pictures} of ${end.pictures} files of pictures`);
    }
  }
  onProgress('checking what belongs to what');
  await filler.end();
  const { size: bytes } = await stat(file);
  const { id, takenAt, withMedia } = manifest;
  await noteBackup(client, { id, takenAt, finishedAt: end.finishedAt, bytes, withMedia });
  await writeKeptFiles(keys);
  await client.query(`SELECT pg_notify('${PAGES_CHANNEL}', '*')`);
  await client.query('COMMIT');
}

function sayWhyNot(error: unknown): never {
  if (error instanceof Fault) throw error;
  const words = isLost(error)
    ? `The backup could not be restored, since the database was lost (${reasonOf(error)}): run desk restore again, with the same file.`
    : `The backup could not be restored, and the database is as empty as it was: ${reasonOf(error)}`;
  throw new Fault('restore-failed', words, { cause: error });
}

async function isThere(client: pg.Client, id: string): Promise<boolean> {
  const { rows: tables } = await client.query(
    "SELECT FROM pg_class WHERE oid = to_regclass('public.backups')",
  );
  if (tables.length === 0) return false;
  return (await client.query('SELECT FROM backups WHERE id = $1', [id])).rows.length > 0;
}

function listDiffering({ manifest }: Verified): string[] {
  const here = env();
  const names = ['SITE_URL', 'SITE_NAME', 'SITE_TIME_ZONE', 'SITE_LANGUAGE'] as const;
  return names
    .filter((name) => manifest.settings[name] !== undefined && manifest.settings[name] !== here[name])
    .map((name) => `${name} was ${manifest.settings[name] ?? ''}, and is ${here[name]} here`);
}
