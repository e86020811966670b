import type pg from 'pg';
import { z } from 'zod';
import type { Manifest } from '@/features/backup/schema';

type Table = Manifest['tables'][number];

/** Tables in which processes say that they live, which is true of none in another place: their rows are left out. */
export const OF_PROCESSES: ReadonlySet<string> = new Set(['queue_workers', 'process_signals']);

/** Every table of ours with the columns that are stored; what is generated makes itself anew. By name. */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
       AND a.attgenerated = '' AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
     GROUP BY c.relname ORDER BY c.relname COLLATE "C"`,
  );
  return z.array(z.object({ name: z.string(), columns: z.array(z.string()) })).parse(rows);
}

/** The numbers that were given last. Read after the rows, none of them is behind. */
export async function listSequences(client: pg.ClientBase): Promise<Manifest['sequences']> {
  const { rows } = await client.query(
    `SELECT sequencename AS name, last_value::text AS last FROM pg_sequences
     WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY sequencename COLLATE "C"`,
  );
  return z.array(z.object({ name: z.string(), last: z.string() })).parse(rows);
}

/** `"name" ("one", "other")`, for COPY. */
export function columnsOf({ name, columns }: Table): string {
  return `public."${name}" (${columns.map((column) => `"${column}"`).join(', ')})`;
}
