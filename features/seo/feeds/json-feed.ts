import { contentHtml } from '@/features/seo/feeds/content-html';
import { handsOf, tagOf, writersOf, type FeedSite } from '@/features/seo/feeds/feed-site';
import type { Channel } from '@/features/seo/feeds/find-channel';
import type { FeedItem } from '@/features/seo/feeds/select-feed-items';
import { largestRendition } from '@/features/media/largest-rendition';
import { isoIn } from '@/lib/text/dates';
import { webUrl } from '@/lib/text/web-url';

/** JSON Feed 1.1. `external_url` is the story at its outlet; the text is whole only where the outlet's terms allow it. */
export function jsonFeedOf({ title, description, path, items }: Channel, site: FeedSite) {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: `${site.url}${path || '/'}`,
    feed_url: `${site.url}${path}/feed.json`,
    language: site.language,
    authors: [{ name: site.name, url: `${site.url}/` }],
    hubs: site.hub ? [{ type: 'WebSub', url: site.hub }] : undefined,
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
    ...(blocks ? { content_html: contentHtml(blocks, site.url) } : { content_text: item.standfirst }),
    image: picture ? new URL(largestRendition(picture).src, site.url).href : undefined,
    date_published: isoIn(publishedAt, site.timeZone),
    date_modified: isoIn(modifiedAt ?? publishedAt, site.timeZone),
    authors: writersOf(item, site).map((name) => ({ name })),
    tags: [item.section.name, ...item.topics],
    language: site.language,
    _hands: { says: handsOf(item, site).long, about: handsOf(item, site).scheme },
    _source: original
      ? {
          name: original.outlet,
          url: webUrl(original.url) ?? undefined,
          language: original.language,
          headline: original.headline,
        }
      : undefined,
  };
}
