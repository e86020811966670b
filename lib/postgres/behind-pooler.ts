import type pg from 'pg';

/** The sentence for who left out the address past a pooler. */
export const NEEDS_DIRECT_URL =
  'DATABASE_URL leads through a connection pooler, which passes on no notices: set DATABASE_DIRECT_URL to the address of PostgreSQL itself.';

/**
 * Whether a connection ends at a pooler (pgbouncer and its like), where neither prepared statements nor LISTEN can be
 * relied on. A pooler makes up the process number that it greets with, since many servers answer on one connection.
 */
export async function isBehindPooler(client: pg.ClientBase): Promise<boolean> {
  const { processID } = client as pg.ClientBase & { processID?: number }; // node-postgres keeps it; its types don't say so
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid !== processID;
}
