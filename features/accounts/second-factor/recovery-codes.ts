import { randomInt } from 'node:crypto';
import { isWithoutFactor } from '@/features/accounts/second-factor/queries';
import { hashToken } from '@/features/accounts/secrets';
import type { Prisma } from '@/generated/prisma/client';

const CODES = 10;
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'; // none that looks like another

/** What is kept of a recovery code. */
export function recoveryHash(userId: number, code: string): string {
  return hashToken(`recovery ${userId} ${code.replace(/[\s-]/g, '').toLowerCase()}`);
}

/** Ten new codes in place of all earlier ones, as they are shown this once. */
export async function newRecoveryCodes(tx: Prisma.TransactionClient, userId: number): Promise<string[]> {
  const codes = Array.from({ length: CODES }, newRecoveryCode);
  await tx.recoveryCode.deleteMany({ where: { userId } });
  const rows = codes.map((code) => ({ userId, codeHash: recoveryHash(userId, code) }));
  await tx.recoveryCode.createMany({ data: rows });
  return codes;
}

/** The codes stand in for a second factor: they go with the last one. */
export async function forgetUnusedCodes(tx: Prisma.TransactionClient, userId: number): Promise<void> {
  if (await isWithoutFactor(tx, userId)) await tx.recoveryCode.deleteMany({ where: { userId } });
}

/** Holds an account while its factors change: no session begins meanwhile (`openSession` waits). */
export async function holdOwner(tx: Prisma.TransactionClient, userId: number): Promise<void> {
  await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId} FOR UPDATE`;
}

function newRecoveryCode(): string {
  const letters = Array.from({ length: 12 }, () => LETTERS.charAt(randomInt(LETTERS.length)));
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}
