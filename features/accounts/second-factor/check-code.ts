import { Secret, TOTP } from 'otpauth';
import { recoveryHash } from '@/features/accounts/second-factor/recovery-codes';
import { unseal } from '@/features/accounts/secrets';
import { giveTurnsBack, takeTurn } from '@/lib/net/take-turn';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';

const STEP_MS = 30_000;
const WINDOW_MS = 15 * 60_000;
const MOST_TRIES = 5;

/** What a secret is sealed for in the database. */
export const TOTP_SEAL = 'totp';

/** The clock of RFC 6238 for one account, as authenticator apps expect it. */
export function totpOf({ secret, email }: { secret: string; email: string }): TOTP {
  return new TOTP({ issuer: env().SITE_NAME, label: email, secret: Secret.fromBase32(secret) });
}

/**
 * Takes a six-digit code or a recovery code; each works once, also when it comes twice at the same moment. Refusal
 * `unauthenticated` when it is not right, `conflict` after five tries in a quarter of an hour.
 */
export async function requireCode({ userId, code, now }: { userId: number; code: string; now: Date }) {
  const key = `second-factor:${userId}`;
  if (!(await takeTurn({ key, most: MOST_TRIES, windowMs: WINDOW_MS, now }))) {
    throw new Refusal('conflict', 'Too many codes. Wait a quarter of an hour, or ask an admin.', 'code');
  }
  const written = code.replace(/[\s-]/g, '').toLowerCase();
  const right = /^\d{6}$/.test(written)
    ? await isTotp({ userId, code: written, now })
    : await takeRecoveryCode({ userId, code: written, now });
  if (!right) throw new Refusal('unauthenticated', 'That is not the code of this half minute.', 'code');
  await giveTurnsBack(key);
}

async function isTotp({ userId, code, now }: { userId: number; code: string; now: Date }): Promise<boolean> {
  const user = await db().user.findFirst({
    where: { id: userId, totpConfirmedAt: { not: null } },
    select: { email: true, totpSecret: true },
  });
  const secret = unseal(user?.totpSecret ?? '', TOTP_SEAL);
  if (!user || !secret) return false;
  const delta = totpOf({ secret, email: user.email }).validate({
    token: code,
    timestamp: now.getTime(),
    window: 1,
  });
  if (delta === null) return false;
  const step = Math.floor(now.getTime() / STEP_MS) + delta;
  // Counted in the hour of its step, whenever it comes: the turn of an hour must not let it in again.
  const turn = { key: `totp:${userId}:${step}`, most: 1, windowMs: 3600_000, now: new Date(step * STEP_MS) };
  return takeTurn(turn);
}

async function takeRecoveryCode({ userId, code, now }: { userId: number; code: string; now: Date }) {
  const where = { userId, codeHash: recoveryHash(userId, code), usedAt: null };
  const used = await db().recoveryCode.updateMany({ where, data: { usedAt: now } });
  return used.count === 1;
}
