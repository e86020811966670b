import type { ReactNode } from 'react';
import { SiteHead } from '@/components/site/site-head';
import { env } from '@/lib/env';
import { takesParts } from '@/lib/render';
import './globals.css';

// Each page is rendered when it is asked for; server/ keeps it.
export const dynamic = 'force-dynamic';

/** The root of the reader's pages. The server puts the head's parts in, except in development. */
export default function ReaderLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={env().SITE_LANGUAGE} dir="ltr">
      <head>{takesParts() ? null : <SiteHead />}</head>
      <body>{children}</body>
    </html>
  );
}
