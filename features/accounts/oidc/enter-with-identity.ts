import { audit } from '@/features/accounts/audit';
import { Claims } from '@/features/accounts/oidc/provider';
import { FACTORS } from '@/features/accounts/second-factor/queries';
import { provenAs } from '@/features/accounts/sign-in/check-credentials';
import { enterAs, type Entered } from '@/features/accounts/sign-in/sign-in';
import { tellOwner } from '@/features/accounts/tell-owner';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

const ACCOUNT = {
  id: true,
  email: true,
  name: true,
  passwordHash: true,
  disabledAt: true,
  ...FACTORS,
} as const;

/**
 * Signs in whom an issuer vouches for: the account that is linked to this issuer and subject, or, the first time, the
 * one with the verified address, which is linked then. Its second factor is still asked for. Refusal `unauthenticated`
 * when there is none: nobody gets an account this way.
 */
export async function enterWithIdentity(given: {
  claims: unknown;
  userAgent: string;
  now: Date;
}): Promise<Entered> {
  const { userAgent, now } = given;
  const claims = Claims.safeParse(given.claims);
  const user = claims.success ? ((await findLinked(claims.data)) ?? (await link(claims.data))) : null;
  if (!user || user.disabledAt) {
    throw new Refusal('unauthenticated', 'No account here belongs to who you are there.');
  }
  return enterAs(provenAs(user), 'oidc', { userAgent, now });
}

async function findLinked({ iss: issuer, sub: subject }: Claims) {
  const where = { issuer_subject: { issuer, subject } };
  return (await db().identity.findUnique({ where, select: { user: { select: ACCOUNT } } }))?.user ?? null;
}

/** An account that is linked to another subject of this issuer keeps it: an address may have got a new owner there. */
async function link(claims: Claims) {
  const { iss: issuer, sub: subject, email } = claims;
  if (!email || !claims.email_verified) return null;
  try {
    return await db().$transaction(async (tx) => {
      const [held] = await tx.$queryRaw<{ id: number }[]>`
        SELECT id FROM users WHERE email = ${email}::citext AND disabled_at IS NULL FOR UPDATE`;
      if (!held) return null;
      const user = await tx.user.findUniqueOrThrow({ where: { id: held.id }, select: ACCOUNT });
      const linked = await tx.identity.findFirst({ where: { issuer, userId: user.id } });
      if (linked) return linked.subject === subject ? user : null; // by another sign-in, a moment ago
      await tx.identity.create({ data: { issuer, subject, userId: user.id } });
      const entry = { action: 'identity.link', subject: `user:${user.id}`, detail: { issuer } };
      await audit(tx, { actor: user, ...entry });
      tellOwner(
        user.id,
        `From now on who signs in at ${new URL(issuer).hostname} as you gets into your account.`,
      );
      return user;
    });
  } catch (error) {
    const linked = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
    if (!linked) throw error;
    return findLinked(claims); // to another account, a moment ago
  }
}
