import type { Metadata } from 'next';
import { requireMay } from '@/features/accounts/current-user';
import { listWeek } from '@/features/newsroom/desk/calendar/list-week';
import { WeekFaces } from '@/features/newsroom/desk/calendar/week';
import { env } from '@/lib/env';
import { isDay } from '@/lib/text/days';
import { type SearchParams, single } from '@/lib/text/search-params';

export const metadata: Metadata = { title: 'Calendar' };

export default async function CalendarPage({ searchParams }: { searchParams: SearchParams }) {
  await requireMay('calendar.read');
  const asked = single((await searchParams).from);
  const from = asked && isDay(asked) ? asked : undefined;
  return <WeekFaces week={await listWeek(from, new Date())} zone={env().SITE_TIME_ZONE} />;
}
