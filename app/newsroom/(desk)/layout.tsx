import type { ReactNode } from 'react';
import { requireUser } from '@/features/accounts/current-user';
import { may } from '@/features/accounts/policy';
import { placesOf, TopBar } from '@/features/accounts/top-bar';
import { OfficeMenu } from '@/features/newsroom/offices/menu/office-menu';
import { countWaiting, officeOf } from '@/features/newsroom/offices/menu/places';
import { Palette } from '@/features/newsroom/palette/palette.client';
import { env } from '@/lib/env';

/** What every page shares once one is in. Each page still asks for itself who may see it. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const user = await requireUser();
  const rooms = officeOf(user);
  const places = [...placesOf(user), ...rooms.map(({ path, word }) => [path, word] as const)];
  const office = <OfficeMenu places={rooms} waiting={await countWaiting()} />;
  return (
    <body className="app">
      <a className="skip" href="#main">
        Skip to the work
      </a>
      <TopBar user={user} siteName={env().SITE_NAME} office={office} />
      {children}
      <Palette
        places={[...places, ['/newsroom/account', 'Your account'], ['/newsroom/help', 'Keys']]}
        mayWrite={may(user, 'article.create')}
      />
    </body>
  );
}
