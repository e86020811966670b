import { audit } from '@/features/accounts/audit';
import type { Role } from '@/features/accounts/schema';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';

/** How a person proved who they are. */
export type Factor = 'password' | 'totp' | 'invitation' | 'passkey' | 'oidc';

/** Who asks, as far as the newsroom needs to know. Made anew from the database for each request. */
export interface SignedIn {
  id: number;
  email: string;
  name: string;
  role: Role;
  sections: string[];
  languages: string[];
  sessionId: string;
}

/** After so long a session ends, however busy it was. */
export const SESSION_MS = 12 * 3600_000;
const SEEN_MS = 60_000;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * Begins a session and answers its id. `userAgent` is shown in the list of sessions. Refusal `unauthenticated` when the
 * account was disabled or its password changed since it was proven: the row is held while the session begins, so that
 * whoever ends all sessions ends this one too.
 */
export async function openSession(given: {
  user: { id: number; email: string; passwordHash: string | null };
  factor: Factor;
  userAgent: string;
  now: Date;
  /** Looked at while the account is held; when it is false no session begins. */
  proof?: (tx: Prisma.TransactionClient) => Promise<boolean>;
}): Promise<string> {
  const { user, factor, now, proof } = given;
  const expiresAt = new Date(now.getTime() + SESSION_MS);
  const userAgent = given.userAgent.slice(0, 300);
  return db().$transaction(async (tx) => {
    const same = await tx.$queryRaw<unknown[]>`
      SELECT id FROM users WHERE id = ${user.id} AND disabled_at IS NULL
        AND password_hash IS NOT DISTINCT FROM ${user.passwordHash} FOR SHARE`;
    if (same.length === 0 || (proof && !(await proof(tx))))
      throw new Refusal('unauthenticated', 'The account changed meanwhile. Sign in again.');
    const row = { userId: user.id, factor, userAgent, createdAt: now, seenAt: now, expiresAt };
    const { id } = await tx.session.create({ data: row, select: { id: true } });
    await audit(tx, { actor: user, action: 'session.open', subject: `user:${user.id}`, detail: { factor } });
    return id;
  });
}

/** What is true of a session that holds: not ended, not too old, and used not long ago. */
export function holdsAt(now: Date) {
  const idleMs = env().SESSION_IDLE_MINUTES * 60_000;
  return { revokedAt: null, expiresAt: { gt: now }, seenAt: { gt: new Date(now.getTime() - idleMs) } };
}

/**
 * Whose session this is, if it is one that still holds. Being asked for keeps it from ending, unless it is a page that
 * asks `byItself`: before an open page nobody need sit.
 */
export async function findSession(
  id: string,
  now: Date,
  { byItself = false }: { byItself?: boolean } = {},
): Promise<SignedIn | null> {
  if (!UUID.test(id)) return null;
  const found = await db().session.findFirst({
    where: { id, ...holdsAt(now), user: { disabledAt: null } },
    select: {
      seenAt: true,
      user: { select: { id: true, email: true, name: true, role: true, sections: true, languages: true } },
    },
  });
  if (!found) return null;
  if (!byItself && now.getTime() - found.seenAt.getTime() > SEEN_MS) await markSeen(id, now);
  return { ...found.user, sessionId: id };
}

/** Whose session it is; null: there is none. */
export async function findSessionOwner(id: string): Promise<number | null> {
  if (!UUID.test(id)) return null;
  const session = await db().session.findUnique({ where: { id }, select: { userId: true } });
  return session?.userId ?? null;
}

/** Ends one session of a person's; false when it is none of theirs or had ended. */
export async function revokeSession({ id, userId, actor, now }: Ending): Promise<boolean> {
  if (!UUID.test(id)) return false;
  return db().$transaction(async (tx) => {
    const where = { id, userId, revokedAt: null };
    const { count } = await tx.session.updateMany({ where, data: { revokedAt: now } });
    if (count > 0 && actor && actor.id !== userId)
      await audit(tx, { actor, action: 'user.end-session', subject: `user:${userId}` });
    return count > 0;
  });
}

interface Ending {
  id: string;
  /** Whose it is. */
  userId: number;
  /** Who ends it, where it may be somebody else's: that is written down. */
  actor?: { id: number; email: string };
  now: Date;
}

/** Ends every session of a person's, within the transaction that changes what they may do. */
export async function revokeSessions(tx: Prisma.TransactionClient, userId: number, now: Date): Promise<void> {
  await tx.session.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: now } });
}

/** Somebody did something with this session just now. */
export async function markSeen(id: string, now: Date): Promise<void> {
  await db().session.updateMany({ where: { id, seenAt: { lt: now } }, data: { seenAt: now } });
}
