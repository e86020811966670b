import { readerScript } from '@/generated/reader-script';
import { env } from '@/lib/env';
import { printMarkup } from '@/lib/text/print-markup';

/** What every page has in its head. Our script stands there, small and blocking, so that no theme flashes. */
export function SiteHead() {
  return (
    <>
      <script src={readerScript} />
      <meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#0f1412" media="(prefers-color-scheme: dark)" />
      <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
      <link rel="alternate" type="application/rss+xml" href="/feed.xml" title={env().SITE_NAME} />
      <link rel="alternate" type="application/atom+xml" href="/atom.xml" title={env().SITE_NAME} />
      <link rel="alternate" type="application/feed+json" href="/feed.json" title={env().SITE_NAME} />
    </>
  );
}

let printed: string | undefined;

/** The same as HTML; it never changes while the program runs. */
export function siteHeadHtml(): string {
  if (printed === undefined) {
    const { html, headHtml } = printMarkup(<SiteHead />);
    printed = headHtml + html;
  }
  return printed;
}
