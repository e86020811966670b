import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import type pg from 'pg';
import { z } from 'zod';
import { ArchiveWriter } from '@/features/backup/archive/archive-writer';
import { requireTarget } from '@/features/backup/archive/require-target';
import { readKeptFiles } from '@/features/backup/kept-files';
import { noteBackup } from '@/features/backup/mutations';
import { ENTRY, FORMAT, type Manifest, type Progress } from '@/features/backup/schema';
import { copyJobs, copyTables } from '@/features/backup/tables/copy-out';
import { withCopyLine } from '@/features/backup/tables/copy-line';
import { listSequences, listTables } from '@/features/backup/tables/list-tables';
import { listMedia, mediaStore, readMediaIfThere } from '@/features/media/storage/media-store';
import { env } from '@/lib/env';
import { Fault, reasonOf, Refusal } from '@/lib/errors';
import { queueStatus } from '@/lib/postgres/queue-migrations';

/** What a finished backup is. */
export interface MadeBackup {
  id: string;
  takenAt: Date;
  bytes: number;
  tables: number;
  rows: number;
  articles: number;
  pictures: number;
  jobs: number;
}

interface Wanted {
  file: string;
  withMedia: boolean;
  onProgress: Progress;
}

const Moment = z.object({ at: z.date(), postgres: z.string() });

/**
 * Writes everything a site is into one file while it runs: all rows as they were at one moment, the queue, keys and
 * pictures. Nobody waits for it. The file has its name only when it is whole and on the disk; then the database notes it.
 */
export async function makeBackup({ file, withMedia, onProgress }: Wanted): Promise<MadeBackup> {
  await requireTarget(file);
  const archive = new ArchiveWriter(file);
  let leave: () => void = () => undefined;
  // Thrown like any other failure, so that whatever was started for the backup is stopped as well.
  const ended = new Promise<never>((_, reject) => {
    leave = () =>
      reject(new Fault('backup-ended', 'The backup was ended before it was whole: there is none.'));
  });
  ended.catch(() => undefined);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, leave);
  try {
    const filled = (client: pg.Client) => fill(client, { archive, withMedia, onProgress });
    return await withCopyLine((client) => Promise.race([filled(client), ended]));
  } catch (error) {
    await archive.discard();
    if ((error as { code?: unknown }).code === '42P01')
      throw new Refusal('conflict', 'The database has no tables yet: there is nothing to back up.');
    if (error instanceof Fault || error instanceof Refusal) throw error;
    throw new Fault('backup-failed', `The backup failed: ${reasonOf(error)}`, { cause: error });
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, leave);
  }
}

async function fill(
  client: pg.Client,
  { archive, withMedia, onProgress }: Omit<Wanted, 'file'> & { archive: ArchiveWriter },
): Promise<MadeBackup> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const manifest = await describe(client, withMedia);
  await archive.add(ENTRY.manifest, Buffer.from(JSON.stringify(manifest)));
  for (const [name, content] of await readKeptFiles()) await archive.add(name, content);
  const rows = await copyTables(client, { tables: manifest.tables, archive, onProgress });
  const hasQueue = (await queueStatus(client)).applied > 0;
  const jobs = hasQueue ? await copyJobs(client, archive) : 0;
  await client.query('COMMIT');
  const pictures = withMedia ? await copyPictures(archive, onProgress) : 0;
  if (withMedia && pictures === 0 && (rows.media ?? 0) > 0)
    throw new Fault(
      'backup-media',
      `The database knows ${rows.media ?? 0} pictures, and there are none in ${mediaStore().place}: see that it is mounted, or leave them out with --without-media.`,
    );
  const finishedAt = new Date();
  const bytes = await archive.finish({ finishedAt, rows, jobs, pictures });
  const { id, takenAt } = manifest;
  await noteBackup(client, { id, takenAt, finishedAt, bytes, withMedia });
  const all = Object.values(rows).reduce((sum, count) => sum + count, 0);
  const counts = { tables: manifest.tables.length, rows: all, articles: rows.articles ?? 0, pictures, jobs };
  return { id, takenAt, bytes, ...counts };
}

async function describe(client: pg.Client, withMedia: boolean): Promise<Manifest> {
  const { rows } = await client.query(
    "SELECT date_trunc('milliseconds', clock_timestamp()) AS at, current_setting('server_version') AS postgres",
  );
  const { at: takenAt, postgres } = Moment.parse(rows[0]);
  const { rows: applied } = await client.query(
    `SELECT migration_name AS name FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`,
  );
  const migrations = z.array(z.object({ name: z.string() })).parse(applied);
  const { SITE_URL, SITE_NAME, SITE_TIME_ZONE, SITE_LANGUAGE } = env();
  return {
    ...{ format: FORMAT, id: randomUUID(), takenAt, version: ownVersion(), postgres, withMedia },
    migrations: migrations.map(({ name }) => name),
    tables: await listTables(client),
    sequences: await listSequences(client),
    settings: { SITE_URL, SITE_NAME, SITE_TIME_ZONE, SITE_LANGUAGE },
  };
}

/** Pictures never change under their key. One that was removed meanwhile is gone, as it should be. */
async function copyPictures(archive: ArchiveWriter, onProgress: Progress): Promise<number> {
  let pictures = 0;
  for await (const key of listMedia()) {
    const content = await readMediaIfThere(key);
    if (!content) continue;
    await archive.add(ENTRY.picture(key), content);
    onProgress(`${++pictures} files of pictures`);
  }
  return pictures;
}

function ownVersion(): string {
  const { version } = z
    .object({ version: z.string() })
    .parse(createRequire(import.meta.url)('../../package.json'));
  return version;
}
