import { z } from 'zod';
import { pool } from '@/lib/db';
import type { Redirect } from './render/build-page';

const Row = z.union([
  z.object({ status: z.literal(410) }),
  z.object({ status: z.union([z.literal(301), z.literal(308)]), target: z.string().min(1) }),
]);

/** Where an address that we no longer serve leads, from the table of redirects. */
export async function loadRedirect(path: string): Promise<Redirect | null> {
  const { rows } = await pool().query({
    name: 'redirect',
    text: 'select status, target from redirects where path = $1',
    values: [path],
  });
  return rows.length ? Row.parse(rows[0]) : null;
}
