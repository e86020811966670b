import type { Metadata } from 'next';
import { FrontView } from '@/features/newsroom/front/front-view';
import { single, type SearchParams } from '@/lib/pages/search-params';

export const metadata: Metadata = { title: 'Front page' };

export default async function FrontDeskPage({ searchParams }: { searchParams: SearchParams }) {
  return <FrontView slug={null} search={(single((await searchParams).q) ?? '').slice(0, 200)} />;
}
