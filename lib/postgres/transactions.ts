import { setTimeout as sleep } from 'node:timers/promises';
import { Prisma, PrismaClient } from '@/generated/prisma/client';
import { committed } from '@/lib/postgres/after-commit';
import { currentWork, Stopped, type WorkKind } from '@/lib/queue/current-work';

interface Limits {
  /** To get a connection for anything at all, in milliseconds. */
  connect: number;
  /** For a transaction to begin, in milliseconds. */
  maxWait: number;
  /** For the whole transaction, in milliseconds. */
  timeout: number;
  /** How often it is begun, in all. */
  tries: number;
}

/** How long a transaction may wait and take, by who waits for it. A caller that knows better says so. */
export const TIME_LIMITS = {
  request: { connect: 5_000, maxWait: 10_000, timeout: 10_000, tries: 3 },
  job: { connect: 30_000, maxWait: 30_000, timeout: 60_000, tries: 4 },
  command: { connect: 60_000, maxWait: 60_000, timeout: 120_000, tries: 5 },
} satisfies Record<WorkKind, Limits>;

const FIRST_PAUSE_MS = 40;

type Tx = Prisma.TransactionClient;
type Options = Parameters<PrismaClient['$transaction']>[1];

/**
 * A Prisma client whose interactive transactions take the time that fits who waits for them, begin again where the
 * database undid them (another was in the way, the connection was lost before the end), and belong to the job they are part
 * of: one whose worker was taken for dead writes nothing. What a transaction does must be in the database alone.
 */
export class PatientClient extends PrismaClient {
  override $transaction<P extends Prisma.PrismaPromise<unknown>[]>(
    steps: [...P],
    options?: { isolationLevel?: Prisma.TransactionIsolationLevel },
  ): Promise<{ [K in keyof P]: Awaited<P[K]> }>;
  override $transaction<R>(work: (tx: Tx) => Promise<R>, options?: Options): Promise<R>;
  override $transaction(...asked: unknown[]): Promise<unknown> {
    const [work, options] = asked as [unknown, Options]; // as the two signatures above say
    if (typeof work !== 'function')
      return super.$transaction(work as Prisma.PrismaPromise<unknown>[], options);
    const once = (does: (tx: Tx) => Promise<unknown>, limits: Options) => super.$transaction(does, limits);
    return transact(once, work as (tx: Tx) => Promise<unknown>, options);
  }
}

type Once = (does: (tx: Tx) => Promise<unknown>, limits: Options) => Promise<unknown>;

async function transact(once: Once, work: (tx: Tx) => Promise<unknown>, options: Options): Promise<unknown> {
  const { kind, signal } = currentWork();
  const { tries, maxWait, timeout } = TIME_LIMITS[kind];
  for (let tried = 1; ; tried++) {
    const done = { isWhole: false, tx: {} };
    const whole = async (tx: Tx) => {
      done.tx = tx;
      await requireHeld(tx);
      const answer = await work(tx);
      done.isWhole = true; // from here on a lost connection leaves open whether it was committed
      return answer;
    };
    try {
      const answer = await once(whole, { maxWait, timeout, ...options });
      committed(done.tx);
      return answer;
    } catch (error) {
      signal?.throwIfAborted();
      if (tried >= tries || !mayRepeat(error, done.isWhole)) throw error;
      await sleep(FIRST_PAUSE_MS * 3 ** (tried - 1) * (0.5 + Math.random()));
    }
  }
}

function mayRepeat(error: unknown, isWhole: boolean): boolean {
  return isUndone(error) || (isLost(error) && !isWhole);
}

/** Within a job: whether its worker still is one. The row is held, so that it stays one until the commit. */
async function requireHeld(tx: Tx): Promise<void> {
  const { signal, worker } = currentWork();
  signal?.throwIfAborted();
  if (worker === undefined) return;
  const held = await tx.$queryRaw<unknown[]>`SELECT FROM queue_workers WHERE id = ${worker} FOR KEY SHARE`;
  if (held.length === 0)
    throw new Stopped('This worker was taken for dead, and its jobs were given to others.');
}

// Serialization failure, deadlock, lock not available.
const UNDONE = new Set(['40001', '40P01', '55P03']);
// Connection exceptions, ended by an administrator, starting up, too many connections, idle for too long.
const LOST = /^(08...|57P0[1-5]|53300|25P03)$/;
const LOST_CODES = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2037',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
const LOST_KINDS = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
]);

/** Whether the database undid it to let another go first, or it never began: begun again, it may well succeed. */
export function isUndone(error: unknown): boolean {
  const { code, sqlState, kind } = traits(error);
  if (code === 'P2028') return /unable to start/i.test(messageOf(error));
  return code === 'P2034' || kind === 'TransactionWriteConflict' || UNDONE.has(sqlState);
}

/** Whether the line to the database was lost, or could not be had. */
export function isLost(error: unknown): boolean {
  const { code, sqlState, kind } = traits(error);
  if (LOST_CODES.has(code) || LOST_KINDS.has(kind) || LOST.test(sqlState)) return true;
  return /connection terminated|timeout exceeded when trying to connect|query read timeout|server has closed the connection/i.test(
    messageOf(error),
  );
}

/** Whether there was no room: on a disk, here or at the database, or in its memory. It goes on once there is some. */
export function isFull(error: unknown): boolean {
  const { code, sqlState } = traits(error);
  return code === 'ENOSPC' || code === 'EDQUOT' || /^(53[0-24]..|58030)$/.test(sqlState);
}

/** Whether the database or a disk was away, busy or full: nobody's failure, over by itself, and told once a minute. */
export function isOutage(error: unknown): boolean {
  return isLost(error) || isUndone(error) || isFull(error);
}

/** Whether a transaction took longer than it may. */
export function isOverdue(error: unknown): boolean {
  return traits(error).code === 'P2028' && !isUndone(error);
}

/** The code that PostgreSQL gave an error, wherever it is kept; '' when it is none of its. */
export function sqlStateOf(error: unknown): string {
  return traits(error).sqlState;
}

interface Traits {
  code: string;
  sqlState: string;
  kind: string;
}

/** What Prisma, its adapter and node-postgres say of an error, each in its own place. */
function traits(error: unknown): Traits {
  const { code, cause, meta } = shape(error);
  const { driverAdapterError } = shape(meta);
  const inner = [shape(cause), shape(shape(driverAdapterError).cause)];
  const said = (field: string) => inner.map((one) => one[field]).find(isText) ?? '';
  const own = typeof code === 'string' ? code : '';
  return {
    code: own,
    sqlState: said('originalCode') || (/^[0-9A-Z]{5}$/.test(own) && !own.startsWith('P') ? own : ''),
    kind: said('kind'),
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function shape(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}; // read field by field
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}
