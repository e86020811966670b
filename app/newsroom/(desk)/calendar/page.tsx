import type { Metadata } from 'next';
import { requireMay } from '@/features/accounts/current-user';
import { listWeek } from '@/features/newsroom/desk/calendar/list-week';
import { WeekFaces } from '@/features/newsroom/desk/calendar/week';
import { isDay } from '@/lib/text/days';
import { type SearchParams, single } from '@/lib/pages/search-params';

export const metadata: Metadata = { title: 'Calendar' };

export default async function CalendarPage({ searchParams }: { searchParams: SearchParams }) {
  const user = await requireMay('calendar.read');
  const query = await searchParams;
  const asked = single(query.from);
  const from = asked && isDay(asked) ? asked : undefined;
  const open = idIn(single(query.open));
  return <WeekFaces week={await listWeek({ from, open }, user, new Date())} open={open} />;
}

function idIn(text = ''): number | undefined {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}
