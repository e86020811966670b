import type pg from 'pg';

/** What the database remembers of a backup. */
export interface BackupNote {
  id: string;
  takenAt: Date;
  finishedAt: Date;
  bytes: number;
  withMedia: boolean;
}

/** Notes a backup that is whole, in the database that it is of; and, restored, in the one it became. Once. */
export async function noteBackup(
  client: pg.ClientBase,
  { id, takenAt, finishedAt, bytes, withMedia }: BackupNote,
): Promise<void> {
  const { rows } = await client.query("SELECT FROM pg_class WHERE oid = to_regclass('public.backups')");
  if (rows.length === 0) return; // older than this table
  await client.query(
    `INSERT INTO backups (id, taken_at, finished_at, bytes, with_media) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (id) DO NOTHING`,
    [id, takenAt.toISOString(), finishedAt.toISOString(), bytes, withMedia],
  );
}
