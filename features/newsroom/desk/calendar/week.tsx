import { Icon } from '@/components/ui/icon';
import { type Appointment, dayAfter, type Week } from '@/features/newsroom/desk/calendar/list-week';
import { dayDate, dayName } from '@/lib/text/dates';

const BANDS = [0, 6, 9, 12, 15, 18, 21] as const;

const KINDS = {
  live: { icon: 'live', word: 'Live', tone: 'good', look: 'live' },
  scheduled: { icon: 'clock', word: 'Scheduled', tone: 'pencil', look: 'sch' },
  embargo: { icon: 'lock', word: 'Embargo', tone: 'stale', look: 'lock' },
} as const;

/** The calendar: seven days side by side, a line for every three hours. */
export function WeekFaces({ week, zone }: { week: Week; zone: string }) {
  const { days, today } = week;
  const [first = today] = days;
  return (
    <main id="main" className="panes">
      <section className="pane" aria-label="Week">
        <div className="bar">
          <h1>
            {dayDate(first).replace(/ \d{4}$/, '')} to {dayDate(days.at(-1) ?? first)}
          </h1>
          <a className="btn sm ico" href={`?from=${dayAfter(first, -7)}`} aria-label="Seven days before">
            <Icon name="left" />
          </a>
          <a className="btn sm" href="/newsroom/calendar">
            Today
          </a>
          <a className="btn sm ico" href={`?from=${dayAfter(first, 7)}`} aria-label="Seven days after">
            <Icon name="right" />
          </a>
          <span className="grow" />
          {Object.values(KINDS).map(({ icon, word, tone }) => (
            <span key={word} className={`st st-${tone} only-w`}>
              <Icon name={icon} />
              {word}
            </span>
          ))}
          <span className="xs mut only-w">{zone} time</span>
        </div>
        <div className="scroll" tabIndex={0} role="region" aria-label="Seven days">
          <div className="week">
            <div className="dh" />
            {days.map((day) => (
              <h2 key={day} className="dh" aria-current={day === today ? 'date' : undefined}>
                {dayName(day).slice(0, 3)} {Number(day.slice(8))}
                {day === today && ', today'}
              </h2>
            ))}
            {BANDS.map((from, at) => (
              <Band key={from} {...{ week, from }} until={BANDS[at + 1] ?? 24} />
            ))}
          </div>
        </div>
      </section>
    </main>
  );
}

function Band({ week, from, until }: { week: Week; from: number; until: number }) {
  const two = (hour: number) => String(hour).padStart(2, '0');
  const hour = Number(week.clock.slice(0, 2));
  return (
    <>
      {week.days[0] === week.today && hour >= from && hour < until && (
        <div className="now">
          <span>{week.clock}</span>
        </div>
      )}
      <div className="hr">
        {two(from)}–{two(until)}
      </div>
      {week.days.map((day) => (
        <ul
          key={day}
          className={day === week.today ? 'c today' : 'c'}
          aria-label={`${dayName(day)}, ${two(from)} to ${two(until)}`}
        >
          {week.appointments
            .filter((one) => one.day === day && one.hour >= from && one.hour < until)
            .map((one) => (
              <Entry key={`${one.kind} ${one.id}`} one={one} />
            ))}
        </ul>
      ))}
    </>
  );
}

/** One story at its time. A time that passed without it going out says so. */
function Entry({ one }: { one: Appointment }) {
  const { icon, word, tone, look } = KINDS[one.kind];
  return (
    <li>
      <a className={`ev ${look}`} href={`/newsroom/articles/${one.id}/publishing`}>
        <span className={one.held ? 'st st-stop' : `st st-${tone}`}>
          <Icon name={icon} />
          {one.clock}
          {one.held ? ' held' : <span className="vh"> {word}</span>}
        </span>
        <span className="t">{one.headline || 'Untitled'}</span>
      </a>
    </li>
  );
}
