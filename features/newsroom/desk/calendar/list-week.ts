import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { clockIn } from '@/lib/text/dates';
import { dayIn } from '@/lib/text/days';

const DAYS = 7;
const MOST = 300;

/** What goes out, or may not go out before. */
export interface Appointment {
  id: number;
  kind: 'live' | 'scheduled' | 'embargo';
  headline: string;
  day: string;
  hour: number;
  clock: string;
  held: boolean;
}

export interface Week {
  days: string[];
  today: string;
  clock: string;
  appointments: Appointment[];
}

interface Found {
  id: number;
  kind: Appointment['kind'];
  headline: string;
  at: Date;
}

/** Seven days from one on, today first unless another is asked for, by the site's clock. */
export async function listWeek(from: string | undefined, now: Date): Promise<Week> {
  const zone = env().SITE_TIME_ZONE;
  const today = dayIn(now, zone);
  const first = from ?? today;
  const found = await db().$queryRaw<Found[]>`
    WITH week AS (SELECT ${first}::date::timestamp AT TIME ZONE ${zone} AS first,
      (${first}::date + ${DAYS}::int)::timestamp AT TIME ZONE ${zone} AS last)
    (SELECT id, 'scheduled' AS kind, headline, scheduled_for AS at FROM articles, week WHERE state = 'scheduled'
      AND scheduled_for >= week.first AND scheduled_for < week.last ORDER BY scheduled_for LIMIT ${MOST})
    UNION ALL
    (SELECT id, 'embargo', headline, embargo_until FROM articles, week
      WHERE embargo_until IS NOT NULL AND state IN ('draft', 'in_review', 'approved')
      AND embargo_until >= week.first AND embargo_until < week.last ORDER BY embargo_until LIMIT ${MOST})
    UNION ALL
    (SELECT id, 'live', headline, first_published_at FROM articles, week WHERE state IN ('published', 'corrected')
      AND first_published_at >= week.first AND first_published_at < week.last
      ORDER BY first_published_at DESC, id DESC LIMIT ${MOST})
    ORDER BY at, id`;
  const appointments = found.map(({ at, ...rest }) => {
    const clock = clockIn(at, zone);
    const day = dayIn(at, zone);
    return {
      ...rest,
      day,
      clock,
      hour: Number(clock.slice(0, 2)),
      held: rest.kind === 'scheduled' && at < now,
    };
  });
  const days = Array.from({ length: DAYS }, (_, at) => dayAfter(first, at));
  return { days, today, clock: clockIn(now, zone), appointments };
}

/** So many days after a day. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * 3600_000).toISOString().slice(0, 10);
}
