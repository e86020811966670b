import { audit } from '@/features/accounts/audit';
import { hashPassword, isPassword } from '@/features/accounts/hash-password';
import { isLongEnough, requireGoodPassword } from '@/features/accounts/passwords/judge-password';
import { forgiveCodes } from '@/features/accounts/second-factor/check-code';
import { FACTORS, hasSecondFactor } from '@/features/accounts/second-factor/queries';
import { hashToken, newToken } from '@/features/accounts/secrets';
import { forgiveTries } from '@/features/accounts/sign-in/check-credentials';
import { revokeSessions } from '@/features/accounts/sign-in/sessions';
import { giveTurnBack, takeTurn } from '@/lib/net/take-turn';
import { tellOwner } from '@/features/accounts/tell-owner';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';

type Actor = { id: number; email: string };

const RESET_MS = 2 * 3600_000;
const WINDOW_MS = 15 * 60_000;
const OVER = 'This link was used, or is older than two hours. Ask for a new one.';

/** Refusal `unauthenticated` when this is not the account's password now; ten tries in a quarter of an hour. */
export async function requirePassword({
  userId,
  password,
  now,
}: {
  userId: number;
  password: string;
  now: Date;
}) {
  const turn = { key: `password:${userId}`, windowMs: WINDOW_MS, now };
  if (!(await takeTurn({ ...turn, most: 10 }))) {
    throw new Refusal('conflict', 'Too many tries. Wait a quarter of an hour.', 'current');
  }
  const { passwordHash } = await db().user.findUniqueOrThrow({ where: { id: userId } });
  if (await isPassword(password.slice(0, 500), passwordHash, { isFirst: true })) return giveTurnBack(turn);
  throw new Refusal('unauthenticated', 'That is not your password now.', 'current');
}

/** Refusal `conflict` when a password is too short to be the only thing that is asked for. */
export function requirePasswordAlone(password: string): void {
  if (isLongEnough(password, false)) return;
  const reason = 'Your password is short: it is enough with a second factor only. Choose a longer one first.';
  throw new Refusal('conflict', reason, 'current');
}

/** Sets a new password and ends every session of the account; answers what a new session is opened with. */
export async function setPassword(given: { userId: number; password: string; actor: Actor; now: Date }) {
  const { userId, password, actor, now } = given;
  const passwordHash = await judgedHash(userId, password);
  return db().$transaction(async (tx) => {
    const select = { id: true, email: true, passwordHash: true };
    const user = await tx.user.update({ where: { id: userId }, data: { passwordHash }, select });
    await revokeSessions(tx, userId, now);
    await audit(tx, { actor, action: 'password.change', subject: `user:${userId}` });
    return user;
  });
}

/** A link that lets somebody choose a new password, once, within two hours. Earlier links end. */
export async function makeReset(given: { userId: number; actor: Actor | null; now: Date }): Promise<string> {
  const { userId, actor, now } = given;
  const { token, tokenHash } = newToken();
  await db().$transaction(async (tx) => {
    if ((await tx.user.count({ where: { id: userId } })) === 0)
      throw new Refusal('not-found', 'This account is gone.');
    await tx.passwordReset.updateMany({ where: { userId, usedAt: null }, data: { usedAt: now } });
    await tx.passwordReset.create({
      data: { tokenHash, userId, expiresAt: new Date(now.getTime() + RESET_MS) },
    });
    await audit(tx, { actor, action: 'password.reset-link', subject: `user:${userId}` });
  });
  return `${env().SITE_URL}/newsroom/reset/${token}`;
}

/** Whose password a link resets, or null when it does not hold (any more). */
export async function getReset(token: string, now: Date) {
  const where = {
    tokenHash: hashToken(token),
    usedAt: null,
    expiresAt: { gt: now },
    user: { disabledAt: null },
  };
  const found = await db().passwordReset.findFirst({
    where,
    select: { user: { select: { id: true, email: true } } },
  });
  return found?.user ?? null;
}

/**
 * Sets a new password by a link, and answers whose; the second factor, if there is one, is still asked for at sign-in.
 * However many guessed at the old one: the account has its tries back.
 */
export async function resetPassword(given: {
  token: string;
  password: string;
  now: Date;
}): Promise<{ id: number; email: string }> {
  const { token, password, now } = given;
  const user = await getReset(token, now);
  if (!user) throw new Refusal('conflict', OVER);
  const passwordHash = await judgedHash(user.id, password);
  await db().$transaction(async (tx) => {
    const where = { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: now } };
    const used = await tx.passwordReset.updateMany({ where, data: { usedAt: now } });
    if (used.count === 0) throw new Refusal('conflict', OVER);
    await tx.user.update({ where: { id: user.id }, data: { passwordHash } });
    await revokeSessions(tx, user.id, now);
    await audit(tx, { actor: user, action: 'password.reset', subject: `user:${user.id}` });
  });
  await Promise.all([forgiveTries(user.email), forgiveCodes(user.id)]);
  tellOwner(user.id, 'The password of your account was changed by a link sent to this address.');
  return user;
}

async function judgedHash(userId: number, password: string): Promise<string> {
  const select = { email: true, name: true, ...FACTORS };
  const user = await db().user.findUniqueOrThrow({ where: { id: userId }, select });
  requireGoodPassword({
    password,
    about: [user.email, user.name],
    hasSecondFactor: hasSecondFactor(user),
  });
  return hashPassword(password);
}
