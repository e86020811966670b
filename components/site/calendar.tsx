import { monthName } from '@/lib/text/dates';

interface CalendarProps {
  /** `2026-11` */
  month: string;
  days: readonly { period: string; articles: number }[];
  current?: string;
  /** What the bars are measured against; the fullest of `days` when absent. */
  most?: number;
  /** Whether its name leads to the month's own page. */
  linked?: boolean;
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** A month of the archive: a bar under each day shows its share of the fullest one. */
export function Calendar({ month, days, current, linked = false, ...scale }: CalendarProps) {
  const counts = new Map(days.map(({ period, articles }) => [period, articles]));
  const most = scale.most ?? Math.max(1, ...counts.values());
  return (
    <table className="cal">
      <caption>{linked ? <a href={`/archive/${month}`}>{monthName(month)}</a> : monthName(month)}</caption>
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
      className={`v${Math.ceil((articles / most) * 5)}`}
      aria-current={day === current ? 'date' : undefined}
    >
      {label}
      <span className="vh">: {articles} stories</span>
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
