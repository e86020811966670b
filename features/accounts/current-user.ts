import { forbidden, redirect } from 'next/navigation';
import { headers } from 'next/headers';
import { cache } from 'react';
import { type Action, may, type Subject } from '@/features/accounts/policy';
import { safeCallback } from '@/features/accounts/sign-in/safe-callback';
import { namedSession } from '@/features/accounts/sign-in/session-cookie';
import { findSession, type SignedIn } from '@/features/accounts/sign-in/sessions';
import { Refusal } from '@/lib/errors';

/** Who asks, or null. One look at the session row a request: what was revoked a moment ago holds no more. */
export const currentUser = cache(async (): Promise<SignedIn | null> => {
  const id = await namedSession();
  return id ? findSession(id, new Date()) : null;
});

/** The same for what an open page asks by itself, again and again: that keeps nobody signed in. */
async function askedByItself(): Promise<SignedIn | null> {
  const id = await namedSession();
  return id ? findSession(id, new Date(), { byItself: true }) : null;
}

/** From where and with what a request came, as far as sign-ins are counted and shown by it. */
export async function askedFrom(): Promise<{ address: string; userAgent: string }> {
  const asked = await headers();
  return { address: asked.get('x-forwarded-for') ?? '', userAgent: asked.get('user-agent') ?? '' };
}

/** For pages: who asks; nobody is sent to sign in, and back here afterwards. */
export async function requireUser(): Promise<SignedIn> {
  const user = await currentUser();
  if (user) return user;
  const here = safeCallback((await headers()).get('x-newsroom-target'));
  redirect(`/newsroom/sign-in?callbackUrl=${encodeURIComponent(here)}`);
}

/** For pages: who asks, if the policy table lets them; else the page answers 403. */
export async function requireMay(action: Action, subject?: Subject): Promise<SignedIn> {
  const user = await requireUser();
  if (!may(user, action, subject)) forbidden();
  return user;
}

/** For actions: who asks, if the policy table lets them. Refusal `unauthenticated` or `forbidden`. */
export async function authorise(action: Action, subject?: Subject): Promise<SignedIn> {
  return allowed(await currentUser(), action, subject);
}

/** For what an open page asks by itself: as `authorise`, and a session that nobody uses ends all the same. */
export async function authorisePoll(action: Action, subject?: Subject): Promise<SignedIn> {
  return allowed(await askedByItself(), action, subject);
}

function allowed(user: SignedIn | null, action: Action, subject?: Subject): SignedIn {
  if (!user)
    throw new Refusal('unauthenticated', 'You are signed out. Sign in again: what you typed is still here.');
  if (!may(user, action, subject))
    throw new Refusal('forbidden', 'Your account may not do this. An admin can.');
  return user;
}

/** For actions on one's own account: who asks, if they are in. */
export async function ownAccount(): Promise<SignedIn> {
  const user = await currentUser();
  return authorise('account.change', { ownerId: user?.id });
}
