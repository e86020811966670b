import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { AccountFaces } from '@/features/accounts/account/account-faces';
import { requireUser } from '@/features/accounts/current-user';
import { listPasskeys } from '@/features/accounts/passkeys/queries';
import { relyingParty, relyingPartyAt } from '@/features/accounts/passkeys/relying-party';
import { listSessions } from '@/features/accounts/queries';
import { getSecondFactor } from '@/features/accounts/second-factor/queries';
import { waitingTotp } from '@/features/accounts/second-factor/mutations';

export const metadata: Metadata = { title: 'Your account' };

export default async function AccountPage() {
  const user = await requireUser();
  const now = new Date();
  const [sessions, factor, waiting, passkeys] = await Promise.all([
    listSessions(user.id, now),
    getSecondFactor(user.id),
    waitingTotp(user),
    listPasskeys(user.id),
  ]);
  const here = relyingPartyAt((await headers()).get('host'));
  const elsewhere = here ? undefined : (relyingParty()?.origin ?? null);
  return <AccountFaces {...{ user, sessions, factor, waiting, passkeys, elsewhere }} />;
}
