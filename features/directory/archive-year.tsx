import { NeighbourLinks, type Neighbours } from '@/features/stories/archive';
import type { PeriodCount } from '@/features/stories/list-archive';
import { Calendar, fullest, volumeClass } from '@/components/site/calendar';
import { figure } from '@/components/ui/counted';
import { shortMonthName } from '@/lib/text/dates';
import { groupBy } from '@/lib/text/group-by';

const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];

interface MonthsProps {
  year: string;
  months: readonly PeriodCount[];
  /** What a full bar stands for. */
  most: number;
}

/** The twelve months of a year, a bar under each for its stories; empty ones lead nowhere. */
export function Months({ year, months, most }: MonthsProps) {
  const counts = new Map(months.map(({ period, articles }) => [period, articles]));
  return (
    <ol className="months">
      {MONTHS.map((number) => {
        const month = `${year}-${number}`;
        const articles = counts.get(month) ?? 0;
        const name = shortMonthName(month);
        return (
          <li key={month}>
            {articles > 0 ? (
              <a href={`/archive/${month}`} className={volumeClass(articles, most)}>
                {name} <span>{figure(articles)}</span>
              </a>
            ) : (
              <span>{name}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** A year: its months, and every day of them. */
export function ArchiveYear({
  year,
  days,
  ...neighbours
}: Neighbours & { year: string; days: PeriodCount[] }) {
  const months = groupBy(days, ({ period }) => period.slice(0, 7));
  const counts = months.map(([period, of]) => ({ period, articles: sum(of) }));
  return (
    <>
      <NeighbourLinks label="Years" {...neighbours} nameOf={(other) => other} />
      <Months year={year} months={counts} most={fullest(counts)} />
      <div className="year">
        {months.map(([month, of]) => (
          <Calendar key={month} month={month} days={of} href={`/archive/${month}`} most={fullest(days)} />
        ))}
      </div>
    </>
  );
}

/** The stories of all these periods. */
export function sum(periods: readonly PeriodCount[]): number {
  return periods.reduce((total, { articles }) => total + articles, 0);
}
