import { decode, encode } from 'next-auth/jwt';
import { cookies } from 'next/headers';
import { authSecret } from '@/features/accounts/secrets';
import { SESSION_MS } from '@/features/accounts/sign-in/sessions';
import { env } from '@/lib/env';

const SECONDS = SESSION_MS / 1000;

/** Whether cookies travel over TLS alone. */
export function isSecure(): boolean {
  return env().SITE_URL.startsWith('https:');
}

/** A `__Host-` cookie belongs to this host and path `/` alone: no subdomain can plant one. */
export function cookieName(name: string): string {
  return `${isSecure() ? '__Host-' : ''}newsroom.${name}`;
}

/** How every cookie of ours is set. */
export function cookieTerms() {
  return { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isSecure() };
}

/** Gives the browser a session: next-auth's token, naming our row. In actions and route handlers only. */
export async function giveSession({ id, userId }: { id: string; userId: number }): Promise<void> {
  const token = await encode({
    token: { sub: String(userId), sid: id },
    secret: authSecret(),
    maxAge: SECONDS,
  });
  await leaveCookie('session', token, SECONDS);
}

/** Takes it away again. */
export async function takeSession(): Promise<void> {
  await leaveCookie('session', '', 0);
}

/** Leaves something with the browser for a while; nothing for no time takes it away. In actions and route handlers only. */
export async function leaveCookie(name: string, value: string, seconds: number): Promise<void> {
  (await cookies()).set(cookieName(name), value, { ...cookieTerms(), maxAge: seconds });
}

/** What was left with it, or ''. */
export async function leftCookie(name: string): Promise<string> {
  return (await cookies()).get(cookieName(name))?.value ?? '';
}

/** The id of the session row the browser names; null when it names none, or what it sent is not of our making. */
export async function namedSession(): Promise<string | null> {
  const token = await leftCookie('session');
  if (!token) return null;
  const decoded = await decode({ token, secret: authSecret() }).catch(() => null); // forged, expired, of another secret
  return typeof decoded?.sid === 'string' ? decoded.sid : null;
}
