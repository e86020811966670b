import { decode } from 'next-auth/jwt';
import { authSecret } from '@/features/accounts/secrets';
import { cookieName } from '@/features/accounts/sign-in/session-cookie';

/**
 * Whether a Cookie header holds a session of our making that has not run out. Says who may send more than a stranger,
 * before anything of it is read; whether the session still holds is for `currentUser`.
 */
export async function holdsSession(cookies: string | undefined): Promise<boolean> {
  const name = `${cookieName('session')}=`;
  const pair = cookies?.split(/;\s*/).find((one) => one.startsWith(name));
  if (!pair) return false;
  const decoded = await decode({ token: pair.slice(name.length), secret: authSecret() }).catch(() => null);
  return typeof decoded?.sid === 'string';
}
