import type { AuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { z } from 'zod';
import { admitIdentity } from '@/features/accounts/oidc/admit-identity';
import { OIDC, oidcProvider } from '@/features/accounts/oidc/provider';
import { authSecret } from '@/features/accounts/secrets';
import { cookieName, cookieTerms, isSecure } from '@/features/accounts/sign-in/session-cookie';
import { rememberDevice, shownDevice } from '@/features/accounts/sign-in/known-device';
import { safeCallback } from '@/features/accounts/sign-in/safe-callback';
import { findSession, revokeSession, SESSION_MS } from '@/features/accounts/sign-in/sessions';
import { signIn } from '@/features/accounts/sign-in/sign-in';
import { log } from '@/lib/log';

const Fields = z.object({ email: z.string(), password: z.string(), code: z.string().default('') });

/** next-auth for programs and for its own addresses below `/api/auth`; the sign-in page makes the same sessions. */
export function authOptions(): AuthOptions {
  return {
    secret: authSecret(),
    session: { strategy: 'jwt', maxAge: SESSION_MS / 1000 },
    pages: { signIn: '/newsroom/sign-in', signOut: '/newsroom/account', error: '/newsroom/sign-in' },
    useSecureCookies: isSecure(),
    cookies: Object.fromEntries(
      [
        ['sessionToken', 'session'],
        ['callbackUrl', 'callback'],
        ['csrfToken', 'csrf'],
        ['pkceCodeVerifier', 'pkce'],
        ['state', 'state'],
        ['nonce', 'nonce'],
      ].map(([key = '', name = '']) => [key, { name: cookieName(name), options: cookieTerms() }]),
    ),
    providers: [
      Credentials({ name: 'Password', credentials: {}, authorize: signInWith }),
      ...[oidcProvider()].filter((provider) => provider !== null),
    ],
    callbacks: {
      signIn: ({ user, account, profile }) => account?.provider !== OIDC || admitIdentity(user, profile),
      redirect: ({ url, baseUrl }) => baseUrl + safeCallback(url.replace(baseUrl, '')),
      jwt: async ({ token, user, trigger }) => {
        if (trigger === 'signIn') return { sub: user.id, sid: user.image }; // the field that carries it here
        if (!(await findSession(String(token.sid), new Date()))) throw new Error('the session has ended');
        return token;
      },
      session: async ({ session, token }) => {
        const user = await findSession(String(token.sid), new Date());
        return {
          ...session,
          user: user ? { name: user.name, email: user.email, role: user.role } : undefined,
        };
      },
    },
    events: {
      signOut: async ({ token }) => {
        await revokeSession({ id: String(token.sid), userId: Number(token.sub), now: new Date() });
      },
    },
    logger: {
      error: (code) => log().debug({ code }, 'next-auth'),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

async function signInWith(
  given: Record<string, string> | undefined,
  { headers = {} }: { headers?: Record<string, string> },
) {
  const fields = Fields.parse(given);
  const device = await shownDevice();
  const from = { address: headers['x-forwarded-for'] ?? '', userAgent: headers['user-agent'] ?? '' };
  const entered = await signIn({ ...fields, ...from, device, now: new Date() });
  if (entered.step === 'code') throw new Error('CodeRequired');
  await rememberDevice(entered.user.id, new Date());
  return { id: String(entered.user.id), email: entered.user.email, image: entered.sessionId };
}
