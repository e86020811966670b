import { env } from '@/lib/env';

export const dynamic = 'force-dynamic';

/**
 * What is not to be kept says so itself (`noindex`). What would never end is not to be fetched either: forms about one
 * paragraph, searches, and pages behind a cursor, which each publication names anew; days and lists stay. Feeds are read
 * from page to page.
 */
export function GET(): Response {
  const { SITE_URL } = env();
  const lines = [
    'User-agent: *',
    'Disallow: /newsroom',
    'Disallow: /api/',
    'Disallow: /report$',
    'Disallow: /report?',
    'Disallow: /search?',
    'Disallow: /*?after=',
    ...['feed.xml', 'atom.xml', 'feed.json'].map((file) => `Allow: /*${file}?after=`),
    '',
    `Sitemap: ${SITE_URL}/sitemap.xml`,
  ];
  return new Response(`${lines.join('\n')}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
