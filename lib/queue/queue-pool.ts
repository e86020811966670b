import pg from 'pg';
import { directUrl } from '@/lib/postgres/database-url';
import { TIME_LIMITS } from '@/lib/postgres/transactions';
import { tellOutage } from '@/lib/log';

// A line to listen on for each lane, and some to take and give back jobs by.
const MOST = 12;

/** Connections of the queue's own: what jobs do with the database, however much, keeps none from being taken or ended. */
export function openQueuePool(): pg.Pool {
  return openPool(MOST, 'limited-times-queue');
}

/** One connection for one thing alone: to say that workers live, and to free what the dead held. */
export function openHeartPool(): pg.Pool {
  return openPool(1, 'limited-times-heart');
}

function openPool(max: number, name: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: directUrl(),
    ...{ max, application_name: name, keepAlive: true, connectionTimeoutMillis: TIME_LIMITS.job.connect },
  });
  const lost = (error: Error) => tellOutage('a database connection of the queue was lost', { error });
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  return pool;
}
