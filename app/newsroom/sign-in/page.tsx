import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { currentUser } from '@/features/accounts/current-user';
import { relyingParty, relyingPartyAt } from '@/features/accounts/passkeys/relying-party';
import { signInAction } from '@/features/accounts/sign-in/actions';
import { Door } from '@/features/accounts/sign-in/door';
import { safeCallback } from '@/features/accounts/sign-in/safe-callback';
import { SignInForm } from '@/features/accounts/sign-in/sign-in-form.client';
import { env } from '@/lib/env';
import type { SearchParams } from '@/lib/text/search-params';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const { callbackUrl, left, changed } = await searchParams;
  const there = safeCallback(callbackUrl);
  const party = relyingParty();
  const host = (await headers()).get('host');
  if (await currentUser()) redirect(there);
  return (
    <Door siteName={env().SITE_NAME} title="Sign in">
      {left && <p className="note good">You are signed out.</p>}
      {changed && <p className="note good">Done. Sign in with it now: every older session has ended.</p>}
      <SignInForm
        action={signInAction}
        callbackUrl={there}
        passkeys={party && { id: party.id, isHere: relyingPartyAt(host) !== null }}
      />
      <p className="s mut">
        <a href="/newsroom/reset">Forgotten your password?</a>
      </p>
    </Door>
  );
}
