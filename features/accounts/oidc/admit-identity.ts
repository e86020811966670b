import type { User } from 'next-auth';
import { askedFrom, currentUser } from '@/features/accounts/current-user';
import { enterWithIdentity } from '@/features/accounts/oidc/enter-with-identity';
import { rememberDevice } from '@/features/accounts/sign-in/known-device';
import { safeCallback } from '@/features/accounts/sign-in/safe-callback';
import { leaveCookie, leftCookie } from '@/features/accounts/sign-in/session-cookie';
import { revokeSession } from '@/features/accounts/sign-in/sessions';
import { TICKET_MS } from '@/features/accounts/sign-in/sign-in';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';

/**
 * next-auth's question whether somebody whom the issuer named may come in. Yes, with `user` made to carry our session;
 * no; or an address to go to first, where the second factor is asked for.
 */
export async function admitIdentity(user: User, claims: unknown): Promise<boolean | string> {
  const [asked, before, now] = [await askedFrom(), await currentUser(), new Date()];
  try {
    const entered = await enterWithIdentity({ claims, userAgent: asked.userAgent, now });
    if (entered.step === 'code') return await askForCode(entered.ticket);
    if (before) await revokeSession({ id: before.sessionId, userId: before.id, now });
    await rememberDevice(entered.user.id, now);
    user.id = String(entered.user.id);
    user.image = entered.sessionId; // the field that carries it to the token
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

async function askForCode(ticket: string): Promise<string> {
  await leaveCookie('ticket', ticket, TICKET_MS / 1000);
  const there = safeCallback((await leftCookie('callback')).replace(env().SITE_URL, ''));
  return `${env().SITE_URL}/newsroom/sign-in?step=code&callbackUrl=${encodeURIComponent(there)}`;
}
