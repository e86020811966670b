import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { Icon } from '@/components/ui/icon';
import { currentUser } from '@/features/accounts/current-user';
import { oidcProvider } from '@/features/accounts/oidc/provider';
import { relyingParty, relyingPartyAt } from '@/features/accounts/passkeys/relying-party';
import { signInAction } from '@/features/accounts/sign-in/actions';
import { Door } from '@/features/accounts/sign-in/door';
import { safeCallback } from '@/features/accounts/sign-in/safe-callback';
import { leftCookie } from '@/features/accounts/sign-in/session-cookie';
import { SignInForm } from '@/features/accounts/sign-in/sign-in-form.client';
import { env } from '@/lib/env';
import type { SearchParams } from '@/lib/pages/search-params';

export const metadata: Metadata = { title: 'Sign in' };

const REFUSALS: Readonly<Record<string, string>> = {
  AccessDenied: 'No account here belongs to who you are there. An admin can invite you.',
};
const OTHER_REFUSAL = 'Signing in there did not work. Try once more, or another way.';

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const { callbackUrl, left, changed, step, error } = await searchParams;
  const there = safeCallback(callbackUrl);
  const ticket = step === 'code' ? await leftCookie('ticket') : undefined;
  const issuer = oidcProvider();
  const party = relyingParty();
  const host = (await headers()).get('host');
  if (await currentUser()) redirect(there);
  return (
    <Door siteName={env().SITE_NAME} title="Sign in">
      {left && <p className="note good">You are signed out.</p>}
      {changed && <p className="note good">Done. Sign in with it now: every older session has ended.</p>}
      {error && <p className="note stop">{REFUSALS[String(error)] ?? OTHER_REFUSAL}</p>}
      <SignInForm
        {...{ action: signInAction, callbackUrl: there, ticket }}
        passkeys={party && { id: party.id, isHere: relyingPartyAt(host) !== null }}
      />
      {issuer && (
        <a className="btn big" href={`/newsroom/sign-in/oidc?callbackUrl=${encodeURIComponent(there)}`}>
          <Icon name="key" />
          Sign in with {issuer.name}
        </a>
      )}
      <p className="s mut">
        <a href="/newsroom/reset">Forgotten your password?</a>
      </p>
    </Door>
  );
}
