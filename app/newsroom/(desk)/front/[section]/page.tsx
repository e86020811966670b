import type { Metadata } from 'next';
import { FrontView } from '@/features/newsroom/front/front-view';
import { single, type SearchParams } from '@/lib/pages/search-params';

export const metadata: Metadata = { title: 'Section page' };

interface Props {
  params: Promise<{ section: string }>;
  searchParams: SearchParams;
}

export default async function SectionDeskPage({ params, searchParams }: Props) {
  const { section } = await params;
  return <FrontView slug={section} search={(single((await searchParams).q) ?? '').slice(0, 200)} />;
}
