import { createHash, randomBytes } from 'node:crypto';
import { OIDC, oidcProvider } from '@/features/accounts/oidc/provider';
import { authSecret } from '@/features/accounts/secrets';
import { safeCallback } from '@/features/accounts/sign-in/safe-callback';
import { leaveCookie } from '@/features/accounts/sign-in/session-cookie';
import { env } from '@/lib/env';

const CSRF_SECONDS = 600;

/**
 * The form that makes next-auth send a browser to the issuer, filled in; null when there is no issuer. A page can't
 * hold it, as our `form-action` would not let it out of the house: a link leads to a route that takes it from here,
 * with the mark that next-auth asks for.
 */
export async function beginOidc(
  callbackUrl: unknown,
): Promise<{ url: string; body: URLSearchParams } | null> {
  if (!oidcProvider()) return null;
  const csrfToken = randomBytes(32).toString('hex');
  const mark = createHash('sha256').update(`${csrfToken}${authSecret()}`).digest('hex');
  await leaveCookie('csrf', `${csrfToken}|${mark}`, CSRF_SECONDS);
  const body = new URLSearchParams({ csrfToken, callbackUrl: safeCallback(callbackUrl) });
  return { url: `${env().SITE_URL}/api/auth/signin/${OIDC}`, body };
}
