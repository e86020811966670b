import type { PeriodCount } from '@/features/stories/list-archive';
import type { DayPage } from '@/features/stories/queries';
import { StoriesByHour } from '@/features/stories/story-groups';
import { Calendar } from '@/components/site/calendar';
import { Pager } from '@/components/site/pager';
import { storyCount } from '@/components/ui/counted';
import { dayName, monthName } from '@/lib/text/dates';
import { env } from '@/lib/env';

/** The nearest periods that have stories. */
export interface Neighbours {
  previous: string | null;
  following: string | null;
}

export function ArchiveMonth({
  month,
  days,
  ...neighbours
}: Neighbours & { month: string; days: PeriodCount[] }) {
  return (
    <div className="max-w-[26rem]">
      <Calendar month={month} days={days} />
      <div className="mt-4">
        <NeighbourLinks label="Months" {...neighbours} nameOf={monthName} />
      </div>
    </div>
  );
}

/** All stories of a day by the hour, beside the month it belongs to. */
export function ArchiveDay({ list, days }: { list: DayPage; days: PeriodCount[] }) {
  const { day, stories, total, next } = list;
  return (
    <div className="with-side">
      <aside aria-label="Calendar">
        <Calendar
          month={day.slice(0, 7)}
          days={days}
          current={day}
          href={days.length > 0 ? `/archive/${day.slice(0, 7)}` : undefined}
        />
      </aside>
      <div>
        <NeighbourLinks label="Days" previous={list.previous} following={list.following} nameOf={dayName} />
        <p className="mb-6 text-ink-2">
          {total === 0 ? 'No story was published on this day.' : `${storyCount(total)}.`} Times are{' '}
          {env().SITE_TIME_ZONE}; the original’s own time stands on each story.
        </p>
        <StoriesByHour stories={stories} />
        <Pager path={`/archive/${day}`} next={next} />
      </div>
    </div>
  );
}

interface NeighbourLinksProps extends Neighbours {
  label: string;
  nameOf: (period: string) => string;
}

/** The ways to the periods before and after. */
export function NeighbourLinks({ label, previous, following, nameOf }: NeighbourLinksProps) {
  return (
    <nav className="neighbours" aria-label={label}>
      {previous ? (
        <a href={`/archive/${previous}`} rel="prev">
          {nameOf(previous)}
        </a>
      ) : (
        <span />
      )}
      {following ? (
        <a href={`/archive/${following}`} rel="next">
          {nameOf(following)}
        </a>
      ) : null}
    </nav>
  );
}
