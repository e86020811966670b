import type { Metadata } from 'next';
import { requireMay } from '@/features/accounts/current-user';
import { LetterShelf } from '@/features/newsroom/offices/letters/letter-shelf';
import { listLetters } from '@/features/newsroom/offices/letters/list-letters';
import { Shelf } from '@/features/newsroom/offices/schema';

export const metadata: Metadata = { title: 'Letters' };

interface Props {
  searchParams: Promise<Record<string, unknown>>;
}

export default async function LettersPage({ searchParams }: Props) {
  const user = await requireMay('report.read');
  const shelf = Shelf.parse(await searchParams);
  return <LetterShelf {...{ shelf, me: user.id, page: await listLetters(shelf) }} />;
}
