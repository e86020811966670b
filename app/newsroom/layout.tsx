import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { env } from '@/lib/env';
import './newsroom.css';

// Every answer is one person's alone, and carries a nonce of its own.
export const dynamic = 'force-dynamic';

export function generateMetadata(): Metadata {
  return {
    title: { default: 'Newsroom', template: `%s · Newsroom · ${env().SITE_NAME}` },
    robots: { index: false, follow: false },
    icons: { icon: '/icon.svg' },
  };
}

/** The root of the editors' pages. Light or dark is what they chose, else what their machine prefers. */
export default async function NewsroomLayout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get('newsroom-theme')?.value;
  return (
    <html lang="en" dir="ltr" data-theme={theme === 'dark' || theme === 'light' ? theme : undefined}>
      {children}
    </html>
  );
}
