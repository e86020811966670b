import type { Metadata } from 'next';
import { requireMay } from '@/features/accounts/current-user';
import { DeskFaces } from '@/features/newsroom/desk/faces/desk-faces';
import { openDesk } from '@/features/newsroom/desk/open-desk';
import type { SearchParams } from '@/lib/pages/search-params';

export const metadata: Metadata = { title: 'Desk' };

export default async function DeskPage({ searchParams }: { searchParams: SearchParams }) {
  const user = await requireMay('item.read');
  return <DeskFaces {...await openDesk({ user, query: await searchParams, now: new Date() })} />;
}
