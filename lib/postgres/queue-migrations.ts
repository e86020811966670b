import { migrations } from 'graphile-worker/dist/generated/sql.js';
import type pg from 'pg';
import { z } from 'zod';

/** How the queue's own tables stand: how many of its migrations the database has, and how many this code knows. */
export interface QueueStatus {
  applied: number;
  known: number;
}

const Count = z.object({ applied: z.coerce.number() });

/** Reads it. A role that may not look into the queue is an error with PostgreSQL's own reason. */
export async function queueStatus(client: pg.ClientBase): Promise<QueueStatus> {
  const known = Object.keys(migrations).length;
  const { rows: made } = await client.query(
    "select from pg_class where oid = to_regclass('graphile_worker.migrations')",
  );
  if (made.length === 0) return { applied: 0, known };
  const { rows } = await client.query(
    'select coalesce(max(id), 0) as applied from graphile_worker.migrations',
  );
  return { applied: Count.parse(rows[0]).applied, known };
}
