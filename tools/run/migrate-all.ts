import { env } from '@/lib/env';
import { migrate } from '@/lib/postgres/migrate';
import { migrateQueue } from '@/lib/queue/migrate-queue';

/** Brings our tables and those of the queue up to date, past a pooler where there is a way. */
export async function migrateAll(url: string): Promise<void> {
  const direct = env().DATABASE_DIRECT_URL ?? url;
  await migrate(direct);
  await migrateQueue(direct);
}
