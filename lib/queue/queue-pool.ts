import pg from 'pg';
import { directUrl } from '@/lib/postgres/database-url';
import { tellOutage } from '@/lib/log';

// A line to listen on for each lane, and some to take and give back jobs by.
const MOST = 8;

/**
 * Connections of the queue's own, so that no work, however much it asks of the database, keeps a worker from saying that
 * it lives.
 */
export function openQueuePool(): pg.Pool {
  const pool = new pg.Pool({
    connectionString: directUrl(),
    max: MOST,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    application_name: 'limited-times-queue',
  });
  const lost = (error: Error) => tellOutage('a database connection of the queue was lost', { error });
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  return pool;
}
