import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '@/generated/prisma/client';

type Connect = (...asked: unknown[]) => Promise<pg.PoolClient>;
type Query = (...asked: unknown[]) => Promise<pg.QueryResult>;

/**
 * A pool that can put everything on one connection, within one transaction: the transactions of the code that uses it
 * become savepoints in it. They take turns, as nobody else could see what one has not committed. Tests undo what they
 * did; the demo is loaded whole or not at all.
 */
class OneLinePool extends pg.Pool {
  private line: pg.PoolClient | null = null;
  private turn = Promise.resolve();
  private isHeld = false;

  /** Does work whose every write is undone at the end. */
  undo<T>(work: (line: pg.PoolClient) => Promise<T>): Promise<T> {
    return this.hold(work, 'ROLLBACK');
  }

  /** Does work whose every write is there at the end, or none when it fails or is cut off. */
  keep<T>(work: (line: pg.PoolClient) => Promise<T>): Promise<T> {
    return this.hold(work, 'COMMIT');
  }

  private async hold<T>(work: (line: pg.PoolClient) => Promise<T>, last: 'COMMIT' | 'ROLLBACK'): Promise<T> {
    const line = await (super.connect as Connect)();
    await line.query('BEGIN');
    this.line = line;
    let end = 'ROLLBACK';
    try {
      const result = await work(line);
      end = last;
      return result;
    } finally {
      this.line = null;
      await line.query(end);
      line.release();
    }
  }

  override connect = ((...asked: unknown[]) => {
    const line = this.line;
    // With a callback it is the pool that asks, for a query of its own.
    return line && asked.length === 0 ? this.lend(line) : (super.connect as Connect)(...asked);
  }) as unknown as pg.Pool['connect'];

  private async lend(line: pg.PoolClient) {
    const release = await this.takeTurn();
    const inTurn: Query = (asked, ...more) => queryOf(line)(asSavepoint(asked), ...more);
    const nothing = () => undefined;
    return { query: inTurn, release, on: nothing, removeListener: nothing };
  }

  override query = (async (...asked: unknown[]) => {
    const line = this.line;
    if (!line) return (super.query as Query)(...asked);
    if (this.isHeld) return queryOf(line)(...asked); // by a transaction that is waiting for this
    const release = await this.takeTurn();
    try {
      return await alone(line, asked);
    } finally {
      release();
    }
  }) as unknown as pg.Pool['query'];

  private async takeTurn(): Promise<() => void> {
    const before = this.turn;
    let done: () => void = () => undefined;
    this.turn = new Promise((resolve) => (done = resolve));
    await before;
    this.isHeld = true;
    return () => {
      this.isHeld = false;
      done();
    };
  }
}

/** Has `db()` and `pool()` use one of these from here on. Call it before their first use. */
export function openOneLine(url: string): OneLinePool {
  const pool = new OneLinePool({ connectionString: url, max: 4 });
  // At the end the database is dropped under whatever is still open.
  pool.on('connect', (line) => line.on('error', () => undefined));
  const transactionOptions = { maxWait: 600_000, timeout: 600_000 }; // the machine may be slow
  const client = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions });
  Object.assign(globalThis, { timesDatabase: { pool, client } });
  return pool;
}

/** A statement outside a transaction that fails must not end the one around it. */
async function alone(line: pg.PoolClient, asked: unknown[]): Promise<pg.QueryResult> {
  await line.query('SAVEPOINT statement');
  try {
    const result = await queryOf(line)(...asked);
    await line.query('RELEASE statement');
    return result;
  } catch (error) {
    await line.query('ROLLBACK TO statement');
    throw error;
  }
}

/** What is checked at a commit is checked where the code under test commits. */
const SAVEPOINTS: Record<string, string> = {
  BEGIN: 'SAVEPOINT turn',
  COMMIT: 'SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED; RELEASE turn',
  ROLLBACK: 'ROLLBACK TO turn; RELEASE turn',
};

function asSavepoint(asked: unknown): unknown {
  const sql = typeof asked === 'string' ? asked : (asked as { text: string }).text;
  return SAVEPOINTS[sql.trim().toUpperCase()] ?? asked;
}

function queryOf(line: pg.PoolClient): Query {
  return line.query.bind(line);
}
