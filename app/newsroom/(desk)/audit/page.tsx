import type { Metadata } from 'next';
import { requireMay } from '@/features/accounts/current-user';
import { AuditLog } from '@/features/newsroom/offices/audit-log/audit-log';
import { listChoices, listEntries, LogFilter } from '@/features/newsroom/offices/audit-log/list-entries';

export const metadata: Metadata = { title: 'Audit log' };

interface Props {
  searchParams: Promise<Record<string, unknown>>;
}

export default async function AuditPage({ searchParams }: Props) {
  await requireMay('audit.read');
  const filter = LogFilter.parse(await searchParams);
  const [page, choices] = await Promise.all([listEntries(filter), listChoices()]);
  return <AuditLog {...{ filter, page, choices }} />;
}
