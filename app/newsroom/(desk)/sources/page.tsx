import type { Metadata } from 'next';
import { requireMay } from '@/features/accounts/current-user';
import { listOutlets } from '@/features/newsroom/offices/sources/list-outlets';
import { OutletTable } from '@/features/newsroom/offices/sources/outlet-table';

export const metadata: Metadata = { title: 'Sources' };

export default async function SourcesPage() {
  await requireMay('source.read');
  return (
    <main id="main" className="page">
      <h1>Sources</h1>
      <OutletTable outlets={await listOutlets(new Date())} />
    </main>
  );
}
