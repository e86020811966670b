import { closeDb } from '@/lib/db';
import { directUrl } from '@/lib/postgres/database-url';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';
import { unfitReason } from '@/lib/postgres/judge-status';
import { migrationStatus } from '@/lib/postgres/migrate';
import { startPostgres } from '@/lib/postgres/server';
import { within } from '@/lib/queue/current-work';

/** Does a command's work with the database, which is the one this code knows. What it opened is closed at the end. */
export function withDatabase<T>(work: () => Promise<T>): Promise<T> {
  return withUnmigratedDatabase(async () => {
    const unfit = unfitReason(await migrationStatus(directUrl()));
    if (unfit) throw new Refusal('conflict', unfit);
    return work();
  });
}

/** The same with a database in whatever state. The embedded one is started for the while when nothing runs it. */
export async function withUnmigratedDatabase<T>(work: () => Promise<T>): Promise<T> {
  const { DATABASE_URL, DATA_DIR } = env();
  const embedded = DATABASE_URL ? null : await startPostgres({ dataDir: DATA_DIR });
  try {
    return await within({ kind: 'command' }, work);
  } finally {
    await closeDb();
    if (embedded && !embedded.joined) await embedded.stop();
  }
}
