import type { ReactNode } from 'react';
import { requireUser } from '@/features/accounts/current-user';
import { TopBar } from '@/features/accounts/top-bar';
import { OfficeMenu } from '@/features/newsroom/offices/menu/office-menu';
import { countWaiting, officeOf } from '@/features/newsroom/offices/menu/places';
import { env } from '@/lib/env';

/** What every page shares once one is in. Each page still asks for itself who may see it. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const user = await requireUser();
  const office = <OfficeMenu places={officeOf(user)} waiting={await countWaiting()} />;
  return (
    <body className="app">
      <a className="skip" href="#main">
        Skip to the work
      </a>
      <TopBar user={user} siteName={env().SITE_NAME} office={office} />
      {children}
    </body>
  );
}
