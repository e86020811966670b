import { z } from 'zod';
import { audit } from '@/features/accounts/audit';
import { tellOwner } from '@/features/accounts/tell-owner';
import type { Prisma } from '@/generated/prisma/client';

/** Who somebody is at an OpenID Connect issuer. */
export const Identity = z.object({ issuer: z.string(), subject: z.string() });
export type Identity = z.infer<typeof Identity>;

/**
 * Links an account, whose row is held, to who its owner is at an issuer, once they have proven everything that is asked
 * for. False when it is linked to another subject there, or the identity to another account: nobody gets in by that.
 * What is left to do after the commit is `tellLinked`, for a link that is `new`.
 */
export async function linkIdentity(
  tx: Prisma.TransactionClient,
  { user, identity }: { user: { id: number; email: string }; identity: Identity },
): Promise<'new' | 'known' | false> {
  const { issuer, subject } = identity;
  // Two browsers at the same moment: the second finds the link of the first.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`identities of ${user.id}`}))`;
  const linked = await tx.identity.findFirst({ where: { issuer, userId: user.id } });
  if (linked) return linked.subject === subject && 'known';
  const { count } = await tx.identity.createMany({
    data: { issuer, subject, userId: user.id },
    skipDuplicates: true,
  });
  if (count === 0) return false; // another account's, a moment ago
  const entry = { action: 'identity.link', subject: `user:${user.id}`, detail: { issuer } };
  await audit(tx, { actor: user, ...entry });
  return 'new';
}

/** Writes to the owner of an account that it was linked. */
export function tellLinked(userId: number, { issuer }: Identity): void {
  const where = new URL(issuer).hostname;
  tellOwner(userId, `From now on who signs in at ${where} as you gets into your account.`);
}
