import type { ReactNode } from 'react';
import { readerScript } from '@/generated/reader-script';
import { env } from '@/lib/env';
import './globals.css';

// Each page is rendered when it is asked for; server/ keeps it.
export const dynamic = 'force-dynamic';

const FONTS = ['/fonts/piazzolla-latin.2b3eda90.woff2', '/fonts/familjen-latin.85471917.woff2'];

/** The root of the reader's pages. Our script stands in the head, small and blocking, so that no theme flashes. */
export default function ReaderLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={env().SITE_LANGUAGE} dir="ltr">
      <head>
        {FONTS.map((font) => (
          <link key={font} rel="preload" href={font} as="font" type="font/woff2" crossOrigin="anonymous" />
        ))}
        <script src={readerScript} />
        <meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#0f1412" media="(prefers-color-scheme: dark)" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
        <link rel="alternate" type="application/rss+xml" href="/feed.xml" title={env().SITE_NAME} />
      </head>
      <body>{children}</body>
    </html>
  );
}
