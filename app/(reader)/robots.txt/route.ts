import { env } from '@/lib/env';

export const dynamic = 'force-dynamic';

/** What is not to be kept says so itself (`noindex`), which only who may fetch it can see. */
export function GET(): Response {
  const { SITE_URL } = env();
  const lines = [
    'User-agent: *',
    'Disallow: /newsroom',
    'Disallow: /api/',
    '',
    `Sitemap: ${SITE_URL}/sitemap.xml`,
  ];
  return new Response(`${lines.join('\n')}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
