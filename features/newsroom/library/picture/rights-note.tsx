import { Icon } from '@/components/ui/icon';
import type { LibraryPicture } from '@/features/newsroom/library/queries';
import type { Standing } from '@/features/newsroom/library/schema';
import { dateIn } from '@/lib/text/dates';

const TONES = {
  expired: ['stop', 'gone', 'Expired'],
  unclear: ['doubt', 'doubt', 'Rights unclear'],
  'no-alt': ['doubt', 'doubt', 'No alt text'],
  until: ['good', 'clock', 'May be used'],
  usable: ['good', 'checked', 'May be used'],
} as const satisfies Record<Standing, readonly [string, string, string]>;

/** Whether readers may see a picture, and why. */
export function RightsNote({ picture: { standing, until } }: { picture: LibraryPicture }) {
  const [tone, icon, word] = TONES[standing];
  return (
    <div className="sec">
      <div className={`note ${tone}`}>
        <Icon name={icon} />
        <div>
          <b>{word}</b>
          {sentence(standing, until)}
        </div>
      </div>
    </div>
  );
}

function sentence(standing: Standing, until: Date | null): string {
  const day = until ? dateIn(until, 'UTC') : '';
  switch (standing) {
    case 'expired':
      return ` since ${day}. Readers do not see it any more.`;
    case 'unclear':
      return '. Nothing says we may show this picture. Say below what allows it.';
    case 'no-alt':
      return '. Describe it below for people who cannot see it.';
    default:
      return day ? ` in stories and on the front page until ${day}.` : ' in stories and on the front page.';
  }
}
