import type { ArchiveYear, PeriodCount } from '@/features/stories/list-archive';
import type { DayPage } from '@/features/stories/queries';
import { StoriesByHour } from '@/features/stories/story-groups';
import { Calendar } from '@/components/site/calendar';
import { Pager } from '@/components/site/pager';
import { dayName, monthName } from '@/lib/text/dates';
import { env } from '@/lib/env';

/** Years of the archive, or months of a year, each with the number of its stories. */
export function Periods({
  periods,
  nameOf,
}: {
  periods: readonly PeriodCount[];
  nameOf: (period: string) => string;
}) {
  return (
    <ul className="months">
      {periods.map(({ period, articles }) => (
        <li key={period}>
          <a href={`/archive/${period}`}>
            {nameOf(period)} <span>{articles}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Every month of a year that has stories, the bars under their days measured against the fullest day of the year. */
export function ArchiveYearView({ year, days, ...neighbours }: ArchiveYear & { year: string }) {
  const most = Math.max(...days.map(({ articles }) => articles));
  const months = [...new Set(days.map(({ period }) => period.slice(0, 7)))];
  return (
    <>
      <NeighbourLinks label="Years" {...neighbours} nameOf={(each) => each} />
      <p className="mb-6 text-ink-2">
        {days.reduce((sum, { articles }) => sum + articles, 0)} stories in {year}. The bar under a day shows
        how many it has.
      </p>
      <div className="year">
        {months.map((month) => (
          <Calendar key={month} month={month} days={days} most={most} linked />
        ))}
      </div>
    </>
  );
}

interface Neighbours {
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
        <Calendar month={day.slice(0, 7)} days={days} current={day} />
      </aside>
      <div>
        <NeighbourLinks label="Days" previous={list.previous} following={list.following} nameOf={dayName} />
        <p className="mb-6 text-ink-2">
          {total === 0
            ? 'No story was published on this day.'
            : `${total} ${total === 1 ? 'story' : 'stories'}.`}{' '}
          Times are {env().SITE_TIME_ZONE}; the original’s own time stands on each story.
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

function NeighbourLinks({ label, previous, following, nameOf }: NeighbourLinksProps) {
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
