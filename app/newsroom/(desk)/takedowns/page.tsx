import type { Metadata } from 'next';
import { requireMay } from '@/features/accounts/current-user';
import { may } from '@/features/accounts/policy';
import { Shelf } from '@/features/newsroom/offices/schema';
import { listTakedowns } from '@/features/newsroom/offices/takedowns/list-takedowns';
import { TakedownShelf } from '@/features/newsroom/offices/takedowns/takedown-shelf';

export const metadata: Metadata = { title: 'Takedown requests' };

interface Props {
  searchParams: Promise<Record<string, unknown>>;
}

export default async function TakedownsPage({ searchParams }: Props) {
  const user = await requireMay('takedown.read');
  const shelf = Shelf.parse(await searchParams);
  const page = await listTakedowns(shelf);
  return <TakedownShelf {...{ shelf, page, me: user.id, decides: may(user, 'takedown.decide') }} />;
}
