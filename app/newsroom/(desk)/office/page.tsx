import type { Metadata } from 'next';
import { requireMay } from '@/features/accounts/current-user';
import { OfficeRooms } from '@/features/newsroom/offices/menu/office-menu';
import { countWaiting, officeOf } from '@/features/newsroom/offices/menu/places';

export const metadata: Metadata = { title: 'Office' };

export default async function OfficePage() {
  const user = await requireMay('newsroom.enter');
  return (
    <main id="main" className="page">
      <h1>Office</h1>
      <OfficeRooms places={officeOf(user)} waiting={await countWaiting()} />
    </main>
  );
}
