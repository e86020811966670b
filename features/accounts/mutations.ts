import { hashPassword } from '@/features/accounts/hash-password';
import { NewUser } from '@/features/accounts/schema';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

/** A user without anything secret. */
export interface CreatedUser {
  id: number;
  email: string;
  name: string;
  role: string;
}

/** Adds a member of the newsroom. Refusal `conflict` when the address is taken, in whatever case. */
export async function createUser(given: NewUser): Promise<CreatedUser> {
  const { password, ...user } = NewUser.parse(given);
  try {
    return await db().user.create({
      data: { ...user, passwordHash: await hashPassword(password) },
      select: { id: true, email: true, name: true, role: true },
    });
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') throw error;
    throw new Refusal('conflict', `There is a user with the address ${user.email} already.`, 'email');
  }
}
