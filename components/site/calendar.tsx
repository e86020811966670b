import { storyCount } from '@/components/ui/counted';
import { monthName } from '@/lib/text/dates';

interface CalendarProps {
  /** `2026-11` */
  month: string;
  days: readonly { period: string; articles: number }[];
  current?: string;
  /** Where the month's name leads; nowhere on the month's own page. */
  href?: string;
  /** What a full bar stands for; the fullest of `days` when absent. */
  most?: number;
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** A month of the archive: a bar under each day shows its share of the fullest one. */
export function Calendar({ month, days, current, href, most = fullest(days) }: CalendarProps) {
  const counts = new Map(days.map(({ period, articles }) => [period, articles]));
  return (
    <table className="cal">
      <caption>{href ? <a href={href}>{monthName(month)}</a> : monthName(month)}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((weekday) => (
            <th key={weekday} scope="col">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week, row) => (
          <tr key={row}>
            {week.map((day, column) => (
              <td key={column}>{day ? dayCell({ day, current, most, articles: counts.get(day) }) : null}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The most that one of these periods has; at least 1. */
export function fullest(periods: readonly { articles: number }[]): number {
  return Math.max(1, ...periods.map(({ articles }) => articles));
}

/** The classes of a bar, in tenths of the longest. */
export function volumeClass(count: number, most: number): string {
  return `vol v${Math.max(1, Math.round((count / most) * 10))}`;
}

interface Cell {
  day: string;
  current?: string;
  most: number;
  articles?: number;
}

function dayCell({ day, current, most, articles }: Cell) {
  const label = Number(day.slice(8));
  if (!articles) return <span>{label}</span>;
  return (
    <a
      href={`/archive/${day}`}
      className={volumeClass(articles, most)}
      aria-current={day === current ? 'date' : undefined}
    >
      {label}
      <span className="vh">: {storyCount(articles)}</span>
    </a>
  );
}

/** The month in weeks from Monday to Sunday, with null before its first day and after its last. */
function weeksOf(month: string): (string | null)[][] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const offset = (first.getUTCDay() + 6) % 7;
  return Array.from({ length: Math.ceil((offset + length) / 7) }, (_, week) =>
    WEEKDAYS.map((_, weekday) => {
      const day = week * 7 + weekday - offset + 1;
      return day < 1 || day > length ? null : `${month}-${String(day).padStart(2, '0')}`;
    }),
  );
}
