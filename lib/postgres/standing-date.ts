import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { pool } from '@/lib/db';

const Rows = z.tuple([z.object({ at: z.date().nullable() })]);
const WORDS = '.next/words'; // what tools/build.mjs made the pages from

let known: Date | undefined;

/**
 * When a page changed that shows nothing dated, such as the editorial policy: its words come with the program, so when this
 * site first ran with these, which every process of the site and every start reads alike. Of a program that was not built,
 * when the database was last brought up to date with it. Null while nobody knows.
 */
export async function standingDate(): Promise<Date | null> {
  if (known) return known;
  const words = await readFile(WORDS, 'utf8').catch(() => null);
  const { rows } = await (words ? firstRun(`program:${words.slice(0, 64)}`) : lastMigration());
  const [{ at }] = Rows.parse(rows);
  if (at) known = at;
  return at;
}

async function firstRun(name: string) {
  await pool().query(
    `INSERT INTO page_changes (name, at) VALUES ($1, date_trunc('second', now())) ON CONFLICT (name) DO NOTHING`,
    [name],
  );
  return pool().query('SELECT at FROM page_changes WHERE name = $1', [name]);
}

function lastMigration() {
  return pool().query('SELECT max(finished_at) AS at FROM _prisma_migrations');
}
