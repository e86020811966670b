import type { Metadata } from 'next';
import { AccountFaces } from '@/features/accounts/account/account-faces';
import { requireUser } from '@/features/accounts/current-user';
import { getSecondFactor, listSessions } from '@/features/accounts/queries';
import { waitingTotp } from '@/features/accounts/second-factor/mutations';

export const metadata: Metadata = { title: 'Your account' };

export default async function AccountPage() {
  const user = await requireUser();
  const now = new Date();
  const [sessions, factor, waiting] = await Promise.all([
    listSessions(user.id, now),
    getSecondFactor(user.id),
    waitingTotp(user),
  ]);
  return <AccountFaces {...{ user, sessions, factor, waiting }} />;
}
