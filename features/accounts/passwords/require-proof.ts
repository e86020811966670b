import { requirePassword } from '@/features/accounts/passwords/mutations';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

interface Proof {
  user: { id: number; sessionId: string };
  /** As it was typed; empty where nobody was asked yet. */
  password: string;
  now: Date;
}

const FRESH_MS = 10 * 60_000;

/**
 * Asked before anything changes of how somebody gets in: a session alone may be stolen. The password; where an account has
 * none, a sign-in of the last ten minutes. Refusals as of `requirePassword`.
 */
export async function requireProof({ user, password, now }: Proof): Promise<void> {
  const { passwordHash } = await db().user.findUniqueOrThrow({
    where: { id: user.id },
    select: { passwordHash: true },
  });
  if (passwordHash !== null && password === '')
    throw new Refusal('unauthenticated', 'Type your own password once more, then do it again.', 'current');
  if (passwordHash !== null) return requirePassword({ userId: user.id, password, now });
  const since = new Date(now.getTime() - FRESH_MS);
  const where = { id: user.sessionId, userId: user.id, createdAt: { gt: since } };
  if ((await db().session.count({ where })) === 0)
    throw new Refusal(
      'unauthenticated',
      'Sign out and in again first: your account has no password.',
      'current',
    );
}

/**
 * Asked before anything changes of how somebody else gets in: proof of the last ten minutes, by signing in or by the
 * password, which is asked for where there is none. Refusals as of `requirePassword`.
 */
export async function requireRecentProof(proof: Proof): Promise<void> {
  const { user, now } = proof;
  const since = new Date(now.getTime() - FRESH_MS);
  const where = { id: user.sessionId, userId: user.id };
  const fresh = { OR: [{ createdAt: { gt: since } }, { provedAt: { gt: since } }] };
  if ((await db().session.count({ where: { ...where, ...fresh } })) > 0) return;
  await requireProof(proof);
  await db().session.updateMany({ where, data: { provedAt: now } });
}
