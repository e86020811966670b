import pg from 'pg';
import { directUrl } from '@/lib/postgres/database-url';
import { tellOutage } from '@/lib/log';
import { TIME_LIMITS } from '@/lib/queue/current-work';

// A line to listen on for each lane, and some to take and give back jobs by.
const MOST = 12;

// Nothing that is asked here takes long: a line on which no answer comes in this time is dead.
const QUEUE_MS = { connect: TIME_LIMITS.job.connect, answer: 60_000 };
const HEART_MS = { connect: 5000, answer: 15_000 };
const LOCK_MS = 10_000;

/** Connections of the queue's own: what jobs do with the database, however much, keeps none from being taken or ended. */
export function openQueuePool(): pg.Pool {
  return openPool({ max: MOST, name: 'limited-times-queue', ms: QUEUE_MS });
}

/** One connection for one thing alone: to say that workers live, and to free what the dead held. */
export function openHeartPool(): pg.Pool {
  return openPool({ max: 1, name: 'limited-times-heart', ms: HEART_MS });
}

/** One connection to bring the queue's tables up to date by: it waits for no table for long. */
export function openQueueMigration(connectionString: string): pg.Pool {
  const ms = { connect: 5000, answer: 0 };
  return openPool({ max: 1, name: 'limited-times-migrate', ms, connectionString });
}

interface Line {
  max: number;
  name: string;
  ms: { connect: number; answer: number };
  connectionString?: string;
}

function openPool({ max, name, ms, connectionString = directUrl() }: Line): pg.Pool {
  const pool = new ForgivingPool({
    ...{ connectionString, max, application_name: name, keepAlive: true },
    ...{ connectionTimeoutMillis: ms.connect, query_timeout: ms.answer },
  });
  const lost = (error: Error) => tellOutage('a database connection of the queue was lost', { error });
  pool.on('error', lost);
  pool.on('connect', (client) => {
    client.on('error', lost);
    client.query(`SET lock_timeout = ${LOCK_MS}`).catch(lost);
  });
  return pool;
}

type Done = (destroy?: Error | boolean) => void;
type Connected = (error: Error | undefined, client: pg.PoolClient | undefined, done: Done) => void;

/**
 * graphile-worker gives back the line it listens on twice when that is lost while its worker ends, and leaves the error of
 * the second time to nobody, which ends the process: here the second time does nothing.
 */
class ForgivingPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.PoolClient> | undefined {
    if (!callback) return super.connect();
    super.connect((error, client, done) => callback(error, client, once(done)));
    return undefined;
  }
}

/** Of a pool that has ended there is nothing to give back. */
function once(done: Done | undefined): Done {
  let isDone = false;
  return (destroy) => {
    if (!isDone) done?.(destroy);
    isDone = true;
  };
}
