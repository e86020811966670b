import { migrate } from '@/lib/postgres/migrate';
import { migrateQueue } from '@/lib/queue';

/** Brings our tables and those of the queue up to date. */
export async function migrateAll(url: string): Promise<void> {
  await migrate(url);
  await migrateQueue(url);
}
