import type { Metadata } from 'next';
import { requireMay } from '@/features/accounts/current-user';
import { listReports } from '@/features/newsroom/offices/reports/list-reports';
import { ReportShelf } from '@/features/newsroom/offices/reports/report-shelf';
import { Shelf } from '@/features/newsroom/offices/schema';

export const metadata: Metadata = { title: 'Reports' };

interface Props {
  searchParams: Promise<Record<string, unknown>>;
}

export default async function ReportsPage({ searchParams }: Props) {
  const user = await requireMay('report.read');
  const shelf = Shelf.parse(await searchParams);
  return <ReportShelf {...{ shelf, me: user.id, page: await listReports(shelf, user) }} />;
}
