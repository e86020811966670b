import { db } from '@/lib/db';

interface Turn {
  key: string;
  /** How many there are in a window. */
  most: number;
  windowMs: number;
  now: Date;
  /** How many are taken at once. */
  weight?: number;
}

const KEPT_MS = 24 * 3600_000;

/**
 * Takes one of the turns that a key has in a window of time; false when none is left. PostgreSQL counts, in one
 * conditional write, so that of a hundred at the same moment no more get through than of a hundred in a row.
 */
export async function takeTurn({ key, most, windowMs, now, weight = 1 }: Turn): Promise<boolean> {
  if (weight > most) return false;
  const start = new Date(Math.floor(now.getTime() / windowMs) * windowMs);
  const taken = await db().$queryRaw<{ count: number }[]>`
    INSERT INTO throttles AS t (key, window_start, count) VALUES (${key}, ${start}, ${weight})
    ON CONFLICT (key, window_start) DO UPDATE SET count = t.count + ${weight} WHERE t.count + ${weight} <= ${most}
    RETURNING count`;
  if (taken[0]?.count === weight) await forgetOld(now);
  return taken.length > 0;
}

/** Gives back the one turn that was taken at `now`: it turned out to be nobody's guess. */
export async function giveTurnBack({ key, windowMs, now }: Omit<Turn, 'most' | 'weight'>): Promise<void> {
  const start = new Date(Math.floor(now.getTime() / windowMs) * windowMs);
  await db().$executeRaw`
    UPDATE throttles SET count = count - 1 WHERE key = ${key} AND window_start = ${start} AND count > 0`;
}

/** Gives a key all its turns back. */
export async function giveTurnsBack(key: string): Promise<void> {
  await db().throttle.deleteMany({ where: { key } });
}

/** Gives all keys that begin so all their turns back. */
export async function giveTurnsOfAllBack(prefix: string): Promise<void> {
  await db().$executeRaw`DELETE FROM throttles WHERE starts_with(key, ${prefix})`;
}

async function forgetOld(now: Date): Promise<void> {
  await db().throttle.deleteMany({ where: { windowStart: { lt: new Date(now.getTime() - KEPT_MS) } } });
}
