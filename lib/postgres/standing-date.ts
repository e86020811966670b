import { z } from 'zod';
import { pool } from '@/lib/db';

const Rows = z.tuple([z.object({ at: z.date().nullable() })]);

let known: Date | undefined;

/**
 * When a page changed that shows nothing dated, such as the editorial policy: its words come with the program, so when the
 * database was last brought up to date with that, which every process of the site and every start reads alike. Null
 * while nobody knows.
 */
export async function standingDate(): Promise<Date | null> {
  if (known) return known;
  const { rows } = await pool().query('select max(finished_at) as at from _prisma_migrations');
  const [{ at }] = Rows.parse(rows);
  if (at) known = at;
  return at;
}
