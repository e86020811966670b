import type pg from 'pg';
import { to } from 'pg-copy-streams';
import type { ArchiveWriter } from '@/features/backup/archive/archive-writer';
import { ENTRY, type Manifest, type Progress } from '@/features/backup/schema';
import { columnsOf, OF_PROCESSES } from '@/features/backup/tables/list-tables';
import { JOBS_OUT } from '@/features/backup/tables/queue-jobs';

/** Writes every row of every table, as they stand in the transaction of this connection. Answers how many of each. */
export async function copyTables(
  client: pg.Client,
  {
    tables,
    archive,
    onProgress,
  }: { tables: Manifest['tables']; archive: ArchiveWriter; onProgress: Progress },
): Promise<Record<string, number>> {
  const rows: Record<string, number> = {};
  for (const [at, table] of tables.entries()) {
    onProgress(`table ${at + 1} of ${tables.length}: ${table.name}`);
    const from = OF_PROCESSES.has(table.name)
      ? `(SELECT * FROM public."${table.name}" LIMIT 0)`
      : columnsOf(table);
    const sql = `COPY ${from} TO STDOUT`;
    rows[table.name] = await copyRows(client, { archive, sql, folder: ENTRY.table(table.name) });
  }
  return rows;
}

/** Writes the jobs that wait, run or were given up. */
export function copyJobs(client: pg.Client, archive: ArchiveWriter): Promise<number> {
  return copyRows(client, { archive, sql: `COPY (${JOBS_OUT}) TO STDOUT`, folder: ENTRY.jobs });
}

async function copyRows(
  client: pg.Client,
  { archive, sql, folder }: { archive: ArchiveWriter; sql: string; folder: string },
): Promise<number> {
  const stream = client.query(to(sql));
  await archive.addParts(folder, stream);
  return stream.rowCount;
}
