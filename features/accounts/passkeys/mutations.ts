import { audit } from '@/features/accounts/audit';
import { PasskeyName } from '@/features/accounts/passkeys/schema';
import { forgetUnusedCodes, holdOwner } from '@/features/accounts/second-factor/recovery-codes';
import { revokeSessions } from '@/features/accounts/sign-in/sessions';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

interface Change {
  owner: { id: number; email: string };
  id: number;
  now: Date;
}

/** Gives one of one's own passkeys another name. */
export async function renamePasskey({ owner, id, name }: Change & { name: string }): Promise<void> {
  const named = PasskeyName.safeParse(name);
  if (!named.success) throw new Refusal('invalid', 'A name of 1 to 60 characters.', 'name');
  const where = { id, userId: owner.id };
  const changed = await db().passkey.updateMany({ where, data: { name: named.data } });
  if (changed.count === 0) throw gone();
}

/** Removes one of one's own passkeys and ends every session of the account. */
export async function removePasskey({ owner, id, now }: Change): Promise<void> {
  await db().$transaction(async (tx) => {
    await holdOwner(tx, owner.id);
    const removed = await tx.passkey.deleteMany({ where: { id, userId: owner.id } });
    if (removed.count === 0) throw gone();
    await forgetUnusedCodes(tx, owner.id);
    await revokeSessions(tx, owner.id, now);
    await audit(tx, { actor: owner, action: 'passkey.remove', subject: `user:${owner.id}` });
  });
}

function gone(): Refusal {
  return new Refusal('not-found', 'This passkey is gone.');
}
