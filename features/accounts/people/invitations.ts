import { audit } from '@/features/accounts/audit';
import { hashPassword } from '@/features/accounts/hash-password';
import { requireGoodPassword } from '@/features/accounts/passwords/judge-password';
import { Invited } from '@/features/accounts/schema';
import { hashToken, newToken } from '@/features/accounts/secrets';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';

type Actor = { id: number; email: string };

const VALID_MS = 7 * 24 * 3600_000;
const OVER = 'This link was used, or is older than seven days. Ask for a new one.';

/**
 * Invites somebody and answers the link that lets them in once, within seven days. An earlier invitation to the same
 * address ends. Refusal `conflict` when the address has an account. `actor` null: the operator.
 */
export async function invite(given: { invited: Invited; actor: Actor | null; now: Date }): Promise<string> {
  const { actor, now } = given;
  const { email, name, role } = Invited.parse(given.invited);
  const { token, tokenHash } = newToken();
  await db().$transaction(async (tx) => {
    if (await tx.user.findUnique({ where: { email } })) {
      throw new Refusal('conflict', `There is a user with the address ${email} already.`, 'email');
    }
    await tx.invitation.updateMany({ where: { email, acceptedAt: null }, data: { expiresAt: now } });
    const expiresAt = new Date(now.getTime() + VALID_MS);
    await tx.invitation.create({
      data: { tokenHash, email, name, role, inviterId: actor?.id, createdAt: now, expiresAt },
    });
    await audit(tx, { actor, action: 'user.invite', subject: `invitation:${email}`, detail: { role } });
  });
  return `${env().SITE_URL}/newsroom/invitation/${token}`;
}

/** Whom a link invites, or null when it does not hold (any more). */
export function getInvitation(token: string, now: Date) {
  return db().invitation.findFirst({
    where: { tokenHash: hashToken(token), acceptedAt: null, expiresAt: { gt: now } },
    select: { email: true, name: true, role: true },
  });
}

/** Makes the account an invitation was for; of two at the same moment one is refused (`conflict`). */
export async function acceptInvitation(given: { token: string; name: string; password: string; now: Date }) {
  const { token, now, password } = given;
  const name = given.name.trim();
  if (!name || name.length > 100)
    throw new Refusal('invalid', 'Your name, as colleagues will see it.', 'name');
  const invitation = await getInvitation(token, now);
  if (!invitation) throw new Refusal('conflict', OVER);
  const { email, role } = invitation;
  requireGoodPassword({ password, about: [email, name], hasSecondFactor: false });
  const passwordHash = await hashPassword(password);
  return db()
    .$transaction(async (tx) => {
      const where = { tokenHash: hashToken(token), acceptedAt: null, expiresAt: { gt: now } };
      const taken = await tx.invitation.updateMany({ where, data: { acceptedAt: now } });
      if (taken.count === 0) throw new Refusal('conflict', OVER);
      const select = { id: true, email: true, passwordHash: true };
      const user = await tx.user.create({ data: { email, name, role, passwordHash }, select });
      await audit(tx, { actor: user, action: 'user.join', subject: `user:${user.id}`, detail: { role } });
      return user;
    })
    .catch((error: unknown) => {
      const taken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
      throw taken ? new Refusal('conflict', 'You have an account already: sign in.') : error;
    });
}
