import { FACTORS } from '@/features/accounts/second-factor/queries';
import { holdsAt } from '@/features/accounts/sign-in/sessions';
import { db } from '@/lib/db';

/** Everybody who has an account, by name, and who was invited and has not come yet. */
export async function listPeople(now: Date) {
  const [users, invitations] = await Promise.all([
    db().user.findMany({
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: 500,
      select: {
        ...{ id: true, name: true, email: true, role: true, disabledAt: true },
        ...FACTORS,
        sessions: { orderBy: { seenAt: 'desc' }, take: 1, select: { seenAt: true } },
      },
    }),
    db().invitation.findMany({
      where: { acceptedAt: null, expiresAt: { gt: now } },
      orderBy: { createdAt: 'desc' },
      take: 100,
      select: { email: true, role: true, expiresAt: true },
    }),
  ]);
  return { users, invitations };
}

/** The sessions of a person that still hold, the latest used first. */
export function listSessions(userId: number, now: Date) {
  return db().session.findMany({
    where: { userId, ...holdsAt(now) },
    orderBy: { seenAt: 'desc' },
    take: 50,
    select: { id: true, createdAt: true, seenAt: true, userAgent: true, factor: true },
  });
}

/** What a new session of one's own is opened with. */
export function getOwn(userId: number) {
  const select = { id: true, email: true, passwordHash: true };
  return db().user.findUniqueOrThrow({ where: { id: userId }, select });
}

/** The address of somebody's account. */
export async function emailOf(userId: number): Promise<string> {
  return (await db().user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } })).email;
}
