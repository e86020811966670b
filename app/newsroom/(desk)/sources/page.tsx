import type { Metadata } from 'next';
import { requireMay } from '@/features/accounts/current-user';
import { conditionOf, listOutlets } from '@/features/newsroom/offices/sources/list-outlets';
import { OutletKeys } from '@/features/newsroom/offices/sources/outlet-keys.client';
import { OutletTable } from '@/features/newsroom/offices/sources/outlet-table';

export const metadata: Metadata = { title: 'Sources' };

export default async function SourcesPage() {
  await requireMay('source.read');
  const outlets = await listOutlets(new Date());
  const [first] = outlets;
  return (
    <main id="main" className="page">
      <h1>Sources</h1>
      <OutletTable outlets={outlets} />
      <OutletKeys needs={first !== undefined && ['silent', 'half'].includes(conditionOf(first))} />
    </main>
  );
}
