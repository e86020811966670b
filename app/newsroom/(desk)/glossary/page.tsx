import type { Metadata } from 'next';
import { requireMay } from '@/features/accounts/current-user';
import { may } from '@/features/accounts/policy';
import { GlossaryShelf } from '@/features/newsroom/offices/glossary/glossary-shelf';
import { listTerms, TermFilter } from '@/features/newsroom/offices/glossary/list-terms';

export const metadata: Metadata = { title: 'Glossary' };

interface Props {
  searchParams: Promise<Record<string, unknown>>;
}

export default async function GlossaryPage({ searchParams }: Props) {
  const user = await requireMay('glossary.read');
  const filter = TermFilter.parse(await searchParams);
  const page = await listTerms(filter);
  return <GlossaryShelf {...{ filter, page }} edits={may(user, 'glossary.edit')} />;
}
