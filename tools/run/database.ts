import pg from 'pg';
import { env } from '@/lib/env';
import { directUrl } from '@/lib/postgres/database-url';
import { migrate } from '@/lib/postgres/migrate';
import { requireNotices } from '@/lib/postgres/require-notices';
import { startPostgres } from '@/lib/postgres/server';
import { requireWhole } from '@/lib/postgres/unfinished-restore';
import { migrateQueue } from '@/lib/queue';

/** A database that is up: its address, and how to stop it when it is ours. */
export interface Database {
  url: string;
  stop: () => Promise<void>;
}

/** The database of `DATABASE_URL`, or the embedded one, which may run already after a start that was killed. */
export async function openDatabase(): Promise<Database> {
  const { DATABASE_URL, DATA_DIR } = env();
  requireWhole(DATA_DIR);
  if (DATABASE_URL) {
    await requireNotices({ listenAt: directUrl(), sendAt: DATABASE_URL });
    return { url: DATABASE_URL, stop: () => Promise.resolve() };
  }
  const postgres = await startPostgres({ dataDir: DATA_DIR });
  if (postgres.joined) console.log('\n  (the database still ran, and goes on)');
  return postgres;
}

/** Brings our tables and those of the queue up to date, past a pooler where there is a way. */
export async function migrateAll(url: string): Promise<void> {
  const direct = env().DATABASE_DIRECT_URL ?? url;
  await migrate(direct);
  await migrateQueue(direct);
}

/** Whether there is no article yet. */
export async function isEmpty(url: string): Promise<boolean> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query('select from articles limit 1')).rows.length === 0;
  } finally {
    await client.end();
  }
}
