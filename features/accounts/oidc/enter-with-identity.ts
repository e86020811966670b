import { Claims } from '@/features/accounts/oidc/provider';
import { FACTORS } from '@/features/accounts/second-factor/queries';
import { provenAs } from '@/features/accounts/sign-in/check-credentials';
import { enterAs, type Entered } from '@/features/accounts/sign-in/sign-in';
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
 * one with the verified address, which is linked as soon as it is in. Its second factor is asked for before that. Refusal
 * `unauthenticated` when there is none: nobody gets an account this way.
 */
export async function enterWithIdentity(given: {
  claims: unknown;
  userAgent: string;
  now: Date;
}): Promise<Entered> {
  const { userAgent, now } = given;
  const claims = Claims.safeParse(given.claims);
  const known = claims.success ? await findLinked(claims.data) : null;
  const user = known ?? (claims.success ? await findByAddress(claims.data) : null);
  if (!claims.success || !user || user.disabledAt) {
    throw new Refusal('unauthenticated', 'No account here belongs to who you are there.');
  }
  const identity = { issuer: claims.data.iss, subject: claims.data.sub };
  return enterAs(provenAs(user), 'oidc', { userAgent, now, ...(known ? {} : { identity }) });
}

async function findLinked({ iss: issuer, sub: subject }: Claims) {
  const where = { issuer_subject: { issuer, subject } };
  return (await db().identity.findUnique({ where, select: { user: { select: ACCOUNT } } }))?.user ?? null;
}

/** An account that is linked to another subject of this issuer keeps it: an address may have got a new owner there. */
async function findByAddress({ iss: issuer, sub: subject, email, email_verified }: Claims) {
  if (!email || !email_verified) return null;
  const others = { issuer, subject: { not: subject } };
  const where = { email, disabledAt: null, identities: { none: others } };
  return db().user.findFirst({ where, select: ACCOUNT });
}
