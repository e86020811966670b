import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import { themeAction } from '@/features/accounts/actions';
import { type Action, may } from '@/features/accounts/policy';
import { signOutAction } from '@/features/accounts/sign-in/actions';
import type { SignedIn } from '@/features/accounts/sign-in/sessions';

// THE table of places: path, word, and what one must be allowed to do to see it. A new page adds its line,
// here or among the rooms of the office (features/newsroom/offices/menu).
const PLACES: readonly (readonly [string, string, Action])[] = [
  ['/newsroom', 'Today', 'newsroom.enter'],
  ['/newsroom/desk', 'Desk', 'item.read'],
  ['/newsroom/front', 'Front', 'front.edit'],
  ['/newsroom/calendar', 'Calendar', 'calendar.read'],
  ['/newsroom/media', 'Media', 'media.read'],
  ['/newsroom/sources', 'Sources', 'source.read'],
];

/** The places in the bar that a person may enter: path and word. */
export function placesOf(user: SignedIn): (readonly [string, string])[] {
  return PLACES.filter(([, , action]) => may(user, action)).map(([path, word]) => [path, word]);
}

interface Props {
  user: SignedIn;
  siteName: string;
  /** The menu of everything that has no place in the bar. */
  office: ReactNode;
}

/** The bar over every newsroom page. */
export async function TopBar({ user, siteName, office }: Props) {
  const here = (await headers()).get('x-newsroom-target')?.split('?')[0];
  return (
    <header className="top">
      <a className="mark" href="/newsroom">
        <b>{siteName}</b>
        <span>Newsroom</span>
      </a>
      <nav className="places" aria-label="Newsroom">
        {placesOf(user).map(([path, word]) => (
          <a key={path} href={path} aria-current={path === here ? 'page' : undefined}>
            {word}
          </a>
        ))}
        {office}
      </nav>
      <div id="line-state" className="end" role="status" />
      <a className="btn quiet ico" href="/newsroom/search" aria-label="Search, Ctrl K">
        <Icon name="search" />
      </a>
      <form action={themeAction}>
        <button className="btn quiet ico to-dark" name="theme" value="dark" aria-label="Dark">
          <Icon name="moon" />
        </button>
        <button className="btn quiet ico to-light" name="theme" value="light" aria-label="Light">
          <Icon name="moon" />
        </button>
      </form>
      <a className="av" href="/newsroom/account" aria-label={`${user.name}, your account`}>
        {initials(user.name)}
      </a>
      <form action={signOutAction}>
        <button className="btn quiet sm">Sign out</button>
      </form>
    </header>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => word?.charAt(0).toUpperCase() ?? '')
    .join('');
}
