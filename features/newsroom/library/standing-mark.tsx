import { Icon } from '@/components/ui/icon';
import type { Standing } from '@/features/newsroom/library/schema';
import { shortDateIn } from '@/lib/text/dates';

const MARKS = {
  expired: ['stop', 'gone', 'Expired'],
  unclear: ['doubt', 'doubt', 'Rights unclear'],
  'no-alt': ['doubt', 'doubt', 'No alt text'],
  until: ['stale', 'clock', 'Until'],
  usable: ['good', 'checked', 'May be used'],
} as const satisfies Record<Standing, readonly [string, string, string]>;

/** How a picture stands, in a shape and a word. */
export function StandingMark({ standing, until }: { standing: Standing; until: Date | null }) {
  const [tone, icon, word] = MARKS[standing];
  return (
    <span className={`st st-${tone}`}>
      <Icon name={icon} />
      {standing === 'until' && until ? `${word} ${shortDateIn(until, 'UTC')}` : word}
    </span>
  );
}
