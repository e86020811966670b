import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';

/** What is read of a user to know whether they have a second factor. */
export const FACTORS = { totpConfirmedAt: true, _count: { select: { passkeys: true } } } as const;

export interface Factors {
  totpConfirmedAt: Date | null;
  _count: { passkeys: number };
}

/** Who has an authenticator app or a passkey does not get in by the password alone, whatever their role. */
export function hasSecondFactor({ totpConfirmedAt, _count }: Factors): boolean {
  return totpConfirmedAt !== null || _count.passkeys > 0;
}

/** Whether an account has none, looked at while it is held. */
export async function isWithoutFactor(tx: Prisma.TransactionClient, userId: number): Promise<boolean> {
  return (
    (await tx.user.count({ where: { id: userId, totpConfirmedAt: null, passkeys: { none: {} } } })) === 1
  );
}

/** Which second factors a person has, and how many recovery codes are left. */
export async function getSecondFactor(userId: number) {
  const user = await db().user.findUniqueOrThrow({ where: { id: userId }, select: FACTORS });
  const codes = await db().recoveryCode.count({ where: { userId, usedAt: null } });
  return { on: user.totpConfirmedAt !== null, passkeys: user._count.passkeys, codes };
}
