import type { MouseEvent } from 'react';
import { Icon } from '@/components/ui/icon';
import { KINDS, type Story, type Week } from '@/features/newsroom/desk/calendar/schema';
import { two } from '@/features/newsroom/desk/calendar/shift-time';
import type { Drop, useDragTime } from '@/features/newsroom/desk/calendar/use-drag-time';
import { fieldTime } from '@/features/newsroom/front/zoned-time';
import { dayName } from '@/lib/text/dates';

const BANDS = [0, 6, 9, 12, 15, 18, 21] as const;

/** What an entry needs to be chosen and moved. */
export interface Hand {
  zone: string;
  current: number | undefined;
  refused: { id: number; says: string } | null;
  hrefOf: (story: Story) => string;
  onPick: (event: MouseEvent, story: Story) => void;
  grip: ReturnType<typeof useDragTime>['handlers'];
}

interface Props {
  week: Week;
  stories: Story[];
  hand: Hand;
  drop: Drop | null;
}

/** Seven days side by side, a line for every three hours. */
export function WeekGrid({ week, stories, hand, drop }: Props) {
  const { days, today, zone } = week;
  const placed = stories.flatMap((story) => {
    const [day = '', clock = ''] = story.at ? fieldTime(new Date(story.at), zone).split('T') : [];
    return story.at ? [{ story, day, clock, hour: Number(clock.slice(0, 2)), at: Date.parse(story.at) }] : [];
  });
  placed.sort((a, b) => a.at - b.at);
  const now = Number(week.clock.slice(0, 2));
  return (
    <div className="week">
      <div className="dh" />
      {days.map((day) => (
        <h2 key={day} className="dh" aria-current={day === today ? 'date' : undefined}>
          {dayName(day).slice(0, 3)} {Number(day.slice(8))}
          {day === today && ', today'}
        </h2>
      ))}
      {BANDS.map((from, at) => {
        const until = BANDS[at + 1] ?? 24;
        return (
          <Line
            key={from}
            {...{ from, until }}
            clock={days[0] === today && now >= from && now < until ? week.clock : null}
          >
            {days.map((day) => (
              <ul
                key={day}
                {...{ 'data-day': day, 'data-from': from, 'data-until': until }}
                className={day === today ? 'c today' : 'c'}
                aria-label={`${dayName(day)}, ${two(from)} to ${two(until)}`}
              >
                {placed
                  .filter((one) => one.day === day && one.hour >= from && one.hour < until)
                  .map(({ story, clock }) => (
                    <Entry
                      key={`${story.kind === 'embargo' ? 'e' : ''}${story.id}`}
                      {...{ story, clock, hand }}
                    />
                  ))}
                {drop?.day === day && drop.hour === from && (
                  <li className="drop" aria-hidden="true">
                    {drop.clock}
                  </li>
                )}
              </ul>
            ))}
          </Line>
        );
      })}
    </div>
  );
}

interface LineProps {
  from: number;
  until: number;
  /** The time, when it is now. */
  clock: string | null;
  children: React.ReactNode;
}

function Line({ from, until, clock, children }: LineProps) {
  return (
    <>
      {clock && (
        <div className="now">
          <span>{clock}</span>
        </div>
      )}
      <div className="hr">
        {two(from)}–{two(until)}
      </div>
      {children}
    </>
  );
}

/** One story at its time, or in the tray without one. A time that passed without it going out says so. */
export function Entry({ story, clock, hand }: { story: Story; clock: string | null; hand: Hand }) {
  const { icon, word, tone, look } = KINDS[story.kind];
  const isMovable = story.mayMove && (story.kind === 'scheduled' || story.kind === 'ready');
  return (
    <li>
      <a
        className={`ev ${look}`}
        href={hand.hrefOf(story)}
        data-story={story.id}
        aria-current={story.id === hand.current ? 'true' : undefined}
        onClick={(event) => hand.onPick(event, story)}
        {...(isMovable && hand.grip(story))}
      >
        <span className={story.held ? 'st st-stop' : `st st-${tone}`}>
          <Icon name={icon} />
          {clock}
          {story.held ? ' held' : <span className={clock ? 'vh' : ''}> {word}</span>}
        </span>
        <span className="t">{story.headline}</span>
      </a>
      {hand.refused?.id === story.id && (
        <p className="told refused" role="alert">
          {hand.refused.says}
        </p>
      )}
    </li>
  );
}
