import { db } from '@/lib/db';

export type KeptPasskey = Awaited<ReturnType<typeof listPasskeys>>[number];

/** A person's passkeys, the oldest first. */
export function listPasskeys(userId: number) {
  return db().passkey.findMany({
    where: { userId },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, createdAt: true, usedAt: true },
  });
}
