import { audit } from '@/features/accounts/audit';
import { Role } from '@/features/accounts/schema';
import { revokeSessions } from '@/features/accounts/sign-in/sessions';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

interface Change {
  actor: { id: number; email: string };
  userId: number;
  now: Date;
}

/** Gives somebody another role; they are signed out everywhere, and the newsroom keeps an admin. */
export async function changeRole(change: Change & { role: Role }): Promise<void> {
  const role = Role.parse(change.role);
  await changeUser(change, { data: { role }, action: 'user.change-role', detail: { role } });
}

/** Shuts an account and ends its sessions; what it wrote stays. */
export async function disableUser(change: Change): Promise<void> {
  await changeUser(change, { data: { disabledAt: change.now }, action: 'user.disable' });
}

/** Opens a shut account again. */
export async function enableUser(change: Change): Promise<void> {
  await changeUser(change, { data: { disabledAt: null }, action: 'user.enable' });
}

async function changeUser(
  { actor, userId, now }: Change,
  {
    data,
    action,
    detail,
  }: { data: Prisma.UserUpdateManyMutationInput; action: string; detail?: Prisma.InputJsonObject },
): Promise<void> {
  await db().$transaction(async (tx) => {
    // Held in one order, so that two admins cannot each remove the other.
    await tx.$queryRaw`SELECT id FROM users WHERE role = 'admin' AND disabled_at IS NULL ORDER BY id FOR UPDATE`;
    const changed = await tx.user.updateMany({ where: { id: userId }, data });
    if (changed.count === 0) throw new Refusal('not-found', 'This account is gone.');
    if ((await tx.user.count({ where: { role: 'admin', disabledAt: null } })) === 0) {
      throw new Refusal('conflict', 'The newsroom needs an admin: make somebody else one first.');
    }
    await revokeSessions(tx, userId, now);
    await audit(tx, { actor, action, subject: `user:${userId}`, detail });
  });
}
