import type { OAuthConfig } from 'next-auth/providers/oauth';
import { z } from 'zod';
import { env } from '@/lib/env';

/** The name of the issuer in addresses below `/api/auth`. */
export const OIDC = 'oidc';

/** What an issuer says of a person (OpenID Connect Core, 5.1), as far as we believe it. */
export const Claims = z.object({
  iss: z.string().min(1).max(500),
  sub: z.string().min(1).max(255),
  email: z.string().max(254).optional().catch(undefined),
  email_verified: z.boolean().default(false).catch(false),
});
export type Claims = z.infer<typeof Claims>;

/** The OpenID Connect issuer of OIDC_ISSUER as next-auth knows it; null when it is not configured whole. */
export function oidcProvider(): OAuthConfig<Claims> | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env();
  if (!issuer || !clientId || !clientSecret) return null;
  return {
    ...{
      id: OIDC,
      name: new URL(issuer).hostname,
      type: 'oauth',
      idToken: true,
      issuer,
      clientId,
      clientSecret,
    },
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    checks: ['pkce', 'state', 'nonce'],
    authorization: { params: { scope: 'openid email' } },
    httpOptions: { timeout: 10_000 },
    profile: ({ sub }) => ({ id: sub }),
  };
}
