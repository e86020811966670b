import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { PrismaClient } from '@/generated/prisma/client';
import { isBehindPooler } from '@/lib/postgres/behind-pooler';
import { databaseUrl } from '@/lib/postgres/database-url';
import { PatientClient } from '@/lib/postgres/transactions';
import { currentWork, TIME_LIMITS } from '@/lib/queue/current-work';
import { env } from '@/lib/env';
import { tellOutage } from '@/lib/log';
import { requireWhole } from '@/lib/postgres/unfinished-restore';

// A process that was stopped in the middle of a transaction, or cut off, keeps nobody from its rows for longer.
const MOST_IDLE_MS = 30_000;

interface Database {
  pool: pg.Pool;
  client: PrismaClient;
}

// Next bundles pages apart from the server that runs them: two module graphs in one process, one pool for both.
const shared = globalThis as typeof globalThis & { timesDatabase?: Database };

/**
 * The Prisma client of this process. It connects on the first query.
 * A `BigInt` column is a `bigint` here, which JSON can't hold: turn it into a string or number where it leaves.
 */
export function db(): PrismaClient {
  return database().client;
}

/** The same connections for hand-written SQL. A `bigint` column is a string here, as node-postgres gives it. */
export function pool(): pg.Pool {
  return database().pool;
}

/** Closes every connection; a later `db()` opens anew. */
export async function closeDb(): Promise<void> {
  const open = shared.timesDatabase;
  if (!open) return;
  delete shared.timesDatabase;
  await open.client.$disconnect();
  await open.pool.end();
}

function database(): Database {
  shared.timesDatabase ??= openDatabase();
  return shared.timesDatabase;
}

function openDatabase(): Database {
  requireWhole(env().DATA_DIR);
  const pool = openPool(databaseUrl());
  const statementNameGenerator = statementNames(isDirect(pool));
  const adapter = new PrismaPg(pool, { statementNameGenerator });
  const { maxWait, timeout } = TIME_LIMITS.job; // of a list of steps, which Prisma asks about nowhere else
  return { pool, client: new PatientClient({ adapter, transactionOptions: { maxWait, timeout } }) };
}

function openPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: env().DATABASE_POOL,
    connectionTimeoutMillis: TIME_LIMITS[currentWork().kind].connect, // a process does one kind of work
    keepAlive: true,
    application_name: 'limited-times',
  });
  // Without a listener a connection that the server closes, idle or in use, would end the process.
  const lost = (error: Error) => tellOutage('a database connection was lost', { error });
  pool.on('error', lost);
  pool.on('connect', (client) => {
    client.on('error', lost);
    client.query(`SET idle_in_transaction_session_timeout = ${MOST_IDLE_MS}`).catch(lost);
  });
  return pool;
}

/** Answers whether a pool is known to lead to PostgreSQL itself, which its first connection finds out. */
function isDirect(pool: pg.Pool): () => boolean {
  let direct = false;
  if (env().DATABASE_DIRECT_URL) return () => direct; // the operator says that there is a pooler
  pool.once('connect', (client: pg.PoolClient) => {
    isBehindPooler(client).then(
      (behind) => (direct = !behind),
      () => undefined, // the connection was lost: whoever uses it hears of that
    );
  });
  return () => direct;
}

const MOST_STATEMENTS = 300;

/**
 * Names for prepared statements, so that Postgres plans a query once for each connection: planning an article page takes
 * it four times as long as reading one. The first shapes a process uses get one; a list of values makes a shape for each
 * length, and there must not be a plan kept for all of them. Behind a pooler there are none: the connection that prepared
 * a statement is not the one that is asked to execute it.
 */
function statementNames(mayPrepare: () => boolean): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    if (!mayPrepare()) return '';
    const known = names.get(sql);
    if (known !== undefined || names.size >= MOST_STATEMENTS) return known ?? '';
    const name = `q${names.size}`;
    names.set(sql, name);
    return name;
  };
}
