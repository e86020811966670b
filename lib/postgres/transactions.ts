import { setTimeout as sleep } from 'node:timers/promises';
import { Prisma, PrismaClient } from '@/generated/prisma/client';
import { committed } from '@/lib/postgres/after-commit';
import { isLost, isUndone } from '@/lib/postgres/faults/kinds';
import { currentWork, Stopped, TIME_LIMITS } from '@/lib/queue/current-work';

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
