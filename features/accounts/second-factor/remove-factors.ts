import { audit } from '@/features/accounts/audit';
import { FACTORS, hasSecondFactor } from '@/features/accounts/second-factor/queries';
import { holdOwner } from '@/features/accounts/second-factor/recovery-codes';
import { revokeSessions } from '@/features/accounts/sign-in/sessions';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

interface Removal {
  actor: { id: number; email: string };
  userId: number;
  reason: string;
  now: Date;
}

const LONGEST = 500;

/**
 * Removes every second factor of somebody else who lost it: app, passkeys, recovery codes. The password ends too, since a
 * short one was never meant to stand alone, and all sessions do; a link for a new one lets them in. Refusal `invalid`
 * without a reason, `forbidden` for one's own, `conflict` when there is none.
 */
export async function removeFactors({ actor, userId, reason: given, now }: Removal): Promise<void> {
  const reason = given.trim().slice(0, LONGEST);
  if (!reason) throw new Refusal('invalid', 'Say why. The audit log keeps it.', 'reason');
  if (userId === actor.id)
    throw new Refusal('forbidden', 'Your own second factor is on your account page. Here another admin can.');
  await db().$transaction(async (tx) => {
    await holdOwner(tx, userId);
    const user = await tx.user.findUnique({ where: { id: userId }, select: FACTORS });
    if (!user) throw new Refusal('not-found', 'This account is gone.');
    if (!hasSecondFactor(user))
      throw new Refusal('conflict', 'This account has no second factor. Somebody may have removed it.');
    await tx.passkey.deleteMany({ where: { userId } });
    await tx.recoveryCode.deleteMany({ where: { userId } });
    const data = { totpSecret: null, totpConfirmedAt: null, passwordHash: null };
    await tx.user.update({ where: { id: userId }, data });
    await revokeSessions(tx, userId, now);
    const detail = { reason, app: user.totpConfirmedAt !== null, passkeys: user._count.passkeys };
    await audit(tx, { actor, action: 'second-factor.remove', subject: `user:${userId}`, detail });
  });
}
