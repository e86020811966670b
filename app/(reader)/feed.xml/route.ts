import { listLatest } from '@/features/stories/queries';
import { rssOf } from '@/features/seo/rss';
import { env } from '@/lib/env';

export const dynamic = 'force-dynamic';

/** The newest stories of the whole site as RSS 2.0. */
export async function GET(): Promise<Response> {
  const { SITE_NAME, SITE_URL, SITE_LANGUAGE } = env();
  const stories = (await listLatest())?.stories ?? [];
  const xml = rssOf({
    title: SITE_NAME,
    description: 'News from outlets that do not publish in English, with the original one click away.',
    siteUrl: SITE_URL,
    path: '/feed.xml',
    language: SITE_LANGUAGE,
    stories,
  });
  return new Response(xml, { headers: { 'content-type': 'application/rss+xml; charset=utf-8' } });
}
