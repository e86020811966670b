import { atomOf } from '@/features/seo/feeds/atom';
import { pagesOf, type FeedSite } from '@/features/seo/feeds/feed-site';
import { type Channel, type ChannelName, findChannel } from '@/features/seo/feeds/find-channel';
import { jsonFeedOf } from '@/features/seo/feeds/json-feed';
import { rssOf } from '@/features/seo/feeds/rss';
import { env } from '@/lib/env';

const FORMATS: Readonly<
  Record<string, { type: string; write: (channel: Channel, site: FeedSite) => string }>
> = {
  'feed.xml': { type: 'application/rss+xml; charset=utf-8', write: rssOf },
  'atom.xml': { type: 'application/atom+xml; charset=utf-8', write: atomOf },
  'feed.json': {
    type: 'application/feed+json; charset=utf-8',
    write: (channel, site) => JSON.stringify(jsonFeedOf(channel, site)),
  },
};

/** The files in which every list is told. */
export const FEED_FILES = Object.keys(FORMATS);

/** The page of a feed that a request asks for, which the server has made sure is one or none. */
export function answerFeedPage(name: ChannelName, file: string, { url }: Request): Promise<Response> {
  return answerFeed(name, file, new URL(url).searchParams.get('after') ?? undefined);
}

/** A list of stories as RSS 2.0 (`feed.xml`), Atom (`atom.xml`) or JSON Feed (`feed.json`); 404 for anything else. */
export async function answerFeed(name: ChannelName, file: string, after?: string): Promise<Response> {
  const format = Object.hasOwn(FORMATS, file) ? FORMATS[file] : undefined;
  const channel = format && (await findChannel(name, after));
  if (!channel) return new Response('There is no such feed.\n', { status: 404 });
  const site = siteOfFeeds();
  const links = pagesOf(channel, site, file).map(({ rel, href }) => `<${href}>; rel="${rel}"`);
  const headers = { 'content-type': format.type, link: links.join(', ') };
  return new Response(format.write(channel, site), { headers });
}

function siteOfFeeds(): FeedSite {
  const { SITE_NAME, SITE_URL, SITE_LANGUAGE, SITE_TIME_ZONE, WEBSUB_HUB } = env();
  return {
    name: SITE_NAME,
    url: SITE_URL,
    language: SITE_LANGUAGE,
    timeZone: SITE_TIME_ZONE,
    hub: WEBSUB_HUB,
  };
}
