import pg from 'pg';
import { connectionFault } from '@/lib/postgres/faults/connection-fault';
import { directUrl } from '@/lib/postgres/database-url';

// Whatever the server and the role are set to, the same value is the same text in every backup.
const SETTINGS = `SET datestyle = 'ISO, MDY'; SET timezone = 'UTC'; SET intervalstyle = 'postgres'; SET bytea_output = 'hex';
  SET extra_float_digits = 1; SET client_encoding = 'UTF8'; SET statement_timeout = 0; SET lock_timeout = 0;
  SET idle_in_transaction_session_timeout = 0`;

/** Does work on a connection of its own, past any pooler, on which values are written one way. */
export async function withCopyLine<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: directUrl(),
    application_name: 'times-backup',
    connectionTimeoutMillis: 10_000,
  });
  // A lost line also rejects the query, but not the stream of a COPY, which would be waited for in vain.
  const lost = new Promise<never>((_, reject) => client.on('error', reject));
  lost.catch(() => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw connectionFault(error, directUrl());
  }
  try {
    await client.query(SETTINGS);
    return await Promise.race([work(client), lost]);
  } finally {
    await client.end();
  }
}
