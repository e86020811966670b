import { Secret, TOTP } from 'otpauth';
import { recoveryHash } from '@/features/accounts/second-factor/recovery-codes';
import { networkMark, unseal } from '@/features/accounts/secrets';
import { deviceOf } from '@/features/accounts/sign-in/known-device';
import { giveTurnBack, giveTurnsBack, giveTurnsOfAllBack, takeTurn } from '@/lib/net/take-turn';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';

const STEP_MS = 30_000;
const WINDOW_MS = 15 * 60_000;
const MOST_TRIES = 5;
const MOST_BY_ACCOUNT = 30;

interface Codes {
  userId: number;
  code: string;
  /** The client's network, as `networkOf` names it. */
  network: string;
  /** What the browser brought as the mark of a device somebody got in with. */
  device?: string;
  now: Date;
}

/** What a secret is sealed for in the database. */
export const TOTP_SEAL = 'totp';

/** The clock of RFC 6238 for one account, as authenticator apps expect it. */
export function totpOf({ secret, email }: { secret: string; email: string }): TOTP {
  return new TOTP({ issuer: env().SITE_NAME, label: email, secret: Secret.fromBase32(secret) });
}

/**
 * Takes a six-digit code or a recovery code; each works once, also when it comes twice at the same moment. Refusal
 * `unauthenticated` when it is not right, `conflict` after too many tries. Tries cost who guesses, as those of passwords
 * do: an account and a network together have five in a quarter of an hour, a device that this person got in with before
 * has five of its own, and all strangers together have thirty, which are nothing beside a million codes.
 */
export async function requireCode(given: Codes): Promise<void> {
  const { userId, code, now } = given;
  const giveBack = await takeTry(given);
  const written = code.replace(/[\s-]/g, '').toLowerCase();
  const right = /^\d{6}$/.test(written)
    ? await isTotp({ userId, code: written, now })
    : await takeRecoveryCode({ userId, code: written, now });
  if (!right) throw new Refusal('unauthenticated', 'That is not the code of this half minute.', 'code');
  await giveBack();
}

/** Gives an account the tries back that strangers took of its codes. */
export async function forgiveCodes(userId: number): Promise<void> {
  const { pairs, whole } = keysOf(userId);
  await Promise.all([giveTurnsBack(whole), giveTurnsOfAllBack(pairs)]);
}

async function takeTry({ userId, network, device: mark = '', now }: Codes): Promise<() => Promise<void>> {
  const device = deviceOf(mark, { userId, now });
  const { pairs, whole } = keysOf(userId);
  const key = device ? `second-factor:device:${device}` : `${pairs}${networkMark(network)}`;
  const ofAll = { key: whole, windowMs: WINDOW_MS, now };
  if (!(await takeTurn({ key, most: MOST_TRIES, windowMs: WINDOW_MS, now }))) throw tooMany();
  if (device) return () => giveTurnsBack(key);
  if (!(await takeTurn({ ...ofAll, most: MOST_BY_ACCOUNT }))) throw tooMany();
  return async () => {
    await Promise.all([giveTurnsBack(key), giveTurnBack(ofAll)]);
  };
}

function keysOf(userId: number) {
  return { pairs: `second-factor:pair:${userId}:`, whole: `second-factor:account:${userId}` };
}

function tooMany(): Refusal {
  const reason = 'Too many codes. Wait a quarter of an hour, or choose a new password by a link.';
  return new Refusal('conflict', reason, 'code');
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
