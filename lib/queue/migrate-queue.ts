import { Logger, runMigrations } from 'graphile-worker';
import { Fault, reasonOf } from '@/lib/errors';
import { directUrl } from '@/lib/postgres/database-url';
import { connectionFault } from '@/lib/postgres/faults/connection-fault';
import { isLost, sqlStateOf } from '@/lib/postgres/faults/kinds';
import { openQueueMigration } from '@/lib/queue/queue-pool';

/** Brings the queue's own tables up to date. Faults say why not: away, no right to, somebody holds a table. */
export async function migrateQueue(url = directUrl()): Promise<void> {
  const quiet = new Logger(() => () => undefined); // what goes wrong is thrown
  const pgPool = openQueueMigration(url);
  try {
    await runMigrations({ pgPool, logger: quiet });
  } catch (error) {
    throw whyNot(error, url);
  } finally {
    await pgPool.end();
  }
}

function whyNot(cause: unknown, url: string): Fault {
  if (isLost(cause)) return connectionFault(cause, url);
  const why = sqlStateOf(cause) === '42501' ? RIGHTS : '';
  const words = `The tables of the queue can't be made or changed (${reasonOf(cause)})${why || '.'}`;
  return new Fault('queue-migration', words, { cause });
}

const RIGHTS =
  ': the role of DATABASE_URL must own the schema graphile_worker, or be allowed to make it (CREATE on the database).';
