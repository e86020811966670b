import type pg from 'pg';
import { z } from 'zod';
import { listTables, OF_PROCESSES } from '@/features/backup/tables/list-tables';
import { Refusal } from '@/lib/errors';

/** What migrations write themselves, and processes about themselves. */
const NOT_WORK = new Set(['_prisma_migrations', 'sections', 'page_changes', 'hubs', ...OF_PROCESSES]);
const Names = z.array(z.object({ name: z.string() }));

/** Refuses a database that holds anything but what a new one holds, or that a site runs on. */
export async function requireEmpty(client: pg.Client): Promise<void> {
  const { rows: users } = await client.query(
    `SELECT DISTINCT application_name AS name FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'limited-times%'`,
  );
  if (users.length > 0)
    throw new Refusal('conflict', 'A site runs on this database: stop its web process and worker first.');
  const tables = await listTables(client);
  if (tables.length > 0 && !tables.some(({ name }) => name === '_prisma_migrations'))
    throw new Refusal('conflict', 'The database holds tables of something else: restore into an empty one.');
  const questions = tables
    .filter(({ name }) => !NOT_WORK.has(name))
    .map(({ name }) => `SELECT '${name}' AS name WHERE EXISTS (SELECT FROM public."${name}")`);
  if (questions.length === 0) return;
  const full = Names.parse((await client.query(questions.join(' UNION ALL '))).rows);
  if (full.length > 0)
    throw new Refusal(
      'conflict',
      `The database is not empty (${full.map(({ name }) => name).join(', ')}): restore into an empty one. Nothing was changed.`,
    );
}
