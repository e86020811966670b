import { Secret } from 'otpauth';
import { audit } from '@/features/accounts/audit';
import { TOTP_SEAL, totpOf } from '@/features/accounts/second-factor/check-code';
import { forgetUnusedCodes, newRecoveryCodes } from '@/features/accounts/second-factor/recovery-codes';
import { seal, unseal } from '@/features/accounts/secrets';
import { revokeSessions } from '@/features/accounts/sign-in/sessions';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

type Owner = { id: number; email: string };

/** Makes a secret for an authenticator app; nothing asks for it before a first code confirmed it. */
export async function prepareTotp(owner: Owner): Promise<void> {
  const secret = new Secret({ size: 20 }).base32;
  const where = { id: owner.id, totpConfirmedAt: null };
  await db().user.updateMany({ where, data: { totpSecret: seal(secret, TOTP_SEAL) } });
}

/** The address that an app reads from a QR code, and the secret to type; null when none is waiting. */
export async function waitingTotp(owner: Owner): Promise<{ uri: string; secret: string } | null> {
  const where = { id: owner.id, totpConfirmedAt: null };
  const found = await db().user.findFirst({ where, select: { totpSecret: true } });
  const secret = unseal(found?.totpSecret ?? '', TOTP_SEAL);
  return secret ? { uri: totpOf({ secret, email: owner.email }).toString(), secret } : null;
}

/**
 * Switches the second factor on, ends all sessions, and answers ten recovery codes, shown this once. Refusal `invalid`
 * when the code is not what the app shows now.
 */
export async function confirmTotp(given: { owner: Owner; code: string; now: Date }): Promise<string[]> {
  const { owner, now } = given;
  const waiting = await waitingTotp(owner);
  const totp = waiting && totpOf({ secret: waiting.secret, email: owner.email });
  const token = given.code.replace(/\s/g, '');
  if (!totp || totp.validate({ token, timestamp: now.getTime(), window: 1 }) === null) {
    throw new Refusal('invalid', 'The app shows another code now. Is its clock right?', 'code');
  }
  return db().$transaction(async (tx) => {
    const where = { id: owner.id, totpConfirmedAt: null };
    const changed = await tx.user.updateMany({ where, data: { totpConfirmedAt: now } });
    if (changed.count === 0) throw new Refusal('conflict', 'The second factor is on already.');
    await revokeSessions(tx, owner.id, now);
    await audit(tx, { actor: owner, action: 'second-factor.on', subject: `user:${owner.id}` });
    return newRecoveryCodes(tx, owner.id);
  });
}

/** Switches it off for oneself; all sessions end. For who lost it: `removeFactors`. */
export async function removeTotp(given: { actor: Owner; userId: number; now: Date }): Promise<void> {
  const { actor, userId, now } = given;
  await db().$transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { totpSecret: null, totpConfirmedAt: null } });
    await forgetUnusedCodes(tx, userId);
    await revokeSessions(tx, userId, now);
    await audit(tx, { actor, action: 'second-factor.off', subject: `user:${userId}` });
  });
}
