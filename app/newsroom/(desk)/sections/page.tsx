import type { Metadata } from 'next';
import { requireMay } from '@/features/accounts/current-user';
import { listSectionRows } from '@/features/newsroom/offices/sections/list-sections';
import { SectionShelf } from '@/features/newsroom/offices/sections/section-shelf';

export const metadata: Metadata = { title: 'Sections' };

export default async function SectionsPage() {
  await requireMay('section.edit');
  return <SectionShelf sections={await listSectionRows()} />;
}
