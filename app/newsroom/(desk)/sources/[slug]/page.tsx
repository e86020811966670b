import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireMay } from '@/features/accounts/current-user';
import { may } from '@/features/accounts/policy';
import { getOutlet } from '@/features/newsroom/offices/sources/get-outlet';
import { OutletFaces } from '@/features/newsroom/offices/sources/outlet-faces';
import { listSections } from '@/features/stories/queries';

export const metadata: Metadata = { title: 'Source' };

export default async function SourcePage({ params }: { params: Promise<{ slug: string }> }) {
  const user = await requireMay('source.read');
  const [outlet, sections] = await Promise.all([getOutlet((await params).slug), listSections()]);
  if (!outlet) notFound();
  const rights = { pauses: may(user, 'source.pause'), edits: may(user, 'source.edit') };
  return <OutletFaces {...{ outlet, sections, ...rights }} />;
}
