import { Icon } from '@/components/ui/icon';
import { Calendar } from '@/features/newsroom/desk/calendar/calendar.client';
import { KINDS, type Week } from '@/features/newsroom/desk/calendar/schema';
import { dayAfter } from '@/features/newsroom/desk/calendar/shift-time';
import { dayDate } from '@/lib/text/dates';

/** The calendar: seven days side by side and the story in hand. `open`: which one an address asks for. */
export function WeekFaces({ week, open }: { week: Week; open: number | undefined }) {
  const { days, today, zone } = week;
  const [first = today] = days;
  return (
    <Calendar week={week} open={open}>
      <div className="bar">
        <h1>{spanOf(first, days.at(-1) ?? first)}</h1>
        <a className="btn sm ico" href={`?from=${dayAfter(first, -7)}`} aria-label="Seven days before">
          <Icon name="left" />
        </a>
        <a className="btn sm" id="today" href="/newsroom/calendar">
          Today <kbd>.</kbd>
        </a>
        <a className="btn sm ico" href={`?from=${dayAfter(first, 7)}`} aria-label="Seven days after">
          <Icon name="right" />
        </a>
        <span className="grow" />
        {(['live', 'scheduled', 'embargo'] as const).map((kind) => (
          <span key={kind} className={`st st-${KINDS[kind].tone} only-w`}>
            <Icon name={KINDS[kind].icon} />
            {KINDS[kind].word}
          </span>
        ))}
        <span className="xs mut only-w">{zone} time</span>
      </div>
    </Calendar>
  );
}

/** `23 to 29 November 2026`: what both days share is said once. */
function spanOf(first: string, last: string): string {
  const shared =
    first.slice(0, 7) === last.slice(0, 7) ? / .*/ : first.slice(0, 4) === last.slice(0, 4) ? / \d{4}$/ : '';
  return `${dayDate(first).replace(shared, '')} to ${dayDate(last)}`;
}
