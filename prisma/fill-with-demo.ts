import pg from 'pg';
import { closeDb } from '@/lib/db';
import { loadDemo } from '@/prisma/seed';
import { openOneLine } from '@/tools/one-line';

/**
 * Loads the demo newsroom into an empty database, in one transaction: cut off anywhere, it is as empty as before. What
 * version 0.2 left half loaded is completed. Answers whether there was anything to do.
 */
export async function fillWithDemo(databaseUrl: string): Promise<boolean> {
  if (!(await lacksDemo(databaseUrl))) return false;
  const pool = openOneLine(databaseUrl);
  try {
    await pool.keep(() => loadDemo({ now: new Date() }));
  } finally {
    await closeDb();
  }
  return true;
}

/** Whether there is no article, or nothing but invented ones and nobody who could sign in. */
async function lacksDemo(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ lacks: boolean }>(
      `select not exists (select from articles)
         or not exists (select from users) and not exists (select from sources where not fictional) as lacks`,
    );
    return rows[0]?.lacks ?? false;
  } finally {
    await client.end();
  }
}
