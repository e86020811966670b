import { wholeText } from '@/features/seo/feeds/content-html';
import { handsOf, pagesOf, tagOf, writersOf, type FeedSite } from '@/features/seo/feeds/feed-site';
import type { Channel } from '@/features/seo/feeds/find-channel';
import { isTranslated, rightsOf } from '@/features/seo/feeds/say-rights';
import type { FeedItem, FeedOriginal } from '@/features/seo/feeds/select-feed-items';
import { largestRendition } from '@/features/media/largest-rendition';
import { isoIn } from '@/lib/text/dates';
import { webUrl } from '@/lib/net/web-url';

/** JSON Feed 1.1. `external_url` is the story at its outlet; the text is whole only where the outlet's terms allow it. */
export function jsonFeedOf(channel: Channel, site: FeedSite) {
  const { title, description, path, items } = channel;
  const pages = pagesOf(channel, site, 'feed.json');
  const pageOf = (wanted: string) => pages.find(({ rel }) => rel === wanted)?.href;
  const hub = pageOf('hub');
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: `${site.url}${path || '/'}`,
    feed_url: pageOf('self'),
    next_url: pageOf('next'),
    language: site.language,
    authors: [{ name: site.name, url: `${site.url}/` }],
    hubs: hub ? [{ type: 'WebSub', url: hub }] : undefined,
    items: items.map((item) => itemOf(item, site)),
  };
}

function itemOf(item: FeedItem, site: FeedSite) {
  const { blocks, original, picture, publishedAt, modifiedAt } = item;
  return {
    id: tagOf(item.id, site.url),
    url: site.url + item.path,
    external_url: webUrl(original?.url) ?? undefined,
    title: item.headline,
    summary: item.standfirst,
    // A JSON Feed item has content of one kind or another, always.
    ...(blocks ? { content_html: wholeText(blocks, original, site) } : { content_text: item.standfirst }),
    image: picture ? new URL(largestRendition(picture).src, site.url).href : undefined,
    date_published: isoIn(publishedAt, site.timeZone),
    date_modified: isoIn(modifiedAt ?? publishedAt, site.timeZone),
    authors: writersOf(item, site).map((name) => ({ name })),
    tags: [item.section.name, ...item.topics],
    language: site.language,
    _hands: { says: handsOf(item, site).long, about: handsOf(item, site).scheme },
    ...(original ? sourceOf(original, site) : {}),
  };
}

/** Extensions, as JSON Feed lets anybody add: whose story it was, and by what right it stands here. */
function sourceOf(original: FeedOriginal, site: FeedSite) {
  const { outlet, url, homepage, language, headline, licence } = original;
  return {
    _source: { name: outlet, url, homepage, language, headline },
    _rights: {
      ...(isTranslated(original, site) && { translated_from: language }),
      ...{ statement: rightsOf(original, site), licence },
    },
  };
}
