import type { Metadata } from 'next';
import { requireMay } from '@/features/accounts/current-user';
import { PeopleFaces } from '@/features/accounts/people/people-faces';
import { listPeople } from '@/features/accounts/queries';

export const metadata: Metadata = { title: 'People' };

export default async function PeoplePage() {
  const user = await requireMay('user.list');
  return <PeopleFaces me={user.id} people={await listPeople(new Date())} />;
}
