import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { SiteHead } from '@/components/site/site-head';
import { env } from '@/lib/env';
import '@/app/(reader)/globals.css';

// One editor's view of what readers will see: never kept, never listed.
export const dynamic = 'force-dynamic';
export const metadata: Metadata = { robots: { index: false, follow: false } };

/** The root of the reader's pages as the newsroom proofs them. */
export default function ProofLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={env().SITE_LANGUAGE} dir="ltr">
      <head>
        <SiteHead />
      </head>
      <body>{children}</body>
    </html>
  );
}
