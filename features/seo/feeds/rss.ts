import { wholeText } from '@/features/seo/feeds/content-html';
import { escapeXml } from '@/features/seo/feeds/escape-xml';
import { handsOf, pagesOf, tagOf, writersOf, type FeedSite } from '@/features/seo/feeds/feed-site';
import type { Channel } from '@/features/seo/feeds/find-channel';
import { rightsOf } from '@/features/seo/feeds/say-rights';
import type { FeedItem, FeedOriginal } from '@/features/seo/feeds/select-feed-items';
import { largestRendition } from '@/features/media/largest-rendition';
import { rfc822 } from '@/lib/text/dates';
import { escapeHtml } from '@/lib/text/escape-html';
import { webUrl } from '@/lib/net/web-url';

const NAMESPACES = Object.entries({
  atom: 'http://www.w3.org/2005/Atom',
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  media: 'http://search.yahoo.com/mrss/',
}).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);

/**
 * RSS 2.0. The text is carried whole only where the outlet's terms allow it; each item names its outlet (`source`), leads to
 * the story there (`atom:link rel=via`) and says that it is a translation, under which licence. `description` is HTML by
 * custom, so plain text in it is escaped once for HTML and once for XML. Older stories are on further pages (RFC 5005).
 */
export function rssOf(channel: Channel, site: FeedSite): string {
  const { title, description, path, items } = channel;
  const links = pagesOf(channel, site, 'feed.xml').map(({ rel, href }) =>
    link(rel, href, rel === 'hub' ? undefined : 'application/rss+xml'),
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"${NAMESPACES.join('')}>
<channel>
${element('title', title)}${element('link', `${site.url}${path || '/'}`)}${element('description', escapeHtml(description))}${element('language', site.language)}${links.join('')}${element('lastBuildDate', rfc822(channel.changedAt))}${items.map((item) => itemOf(item, site)).join('')}</channel>
</rss>
`;
}

function itemOf(item: FeedItem, site: FeedSite): string {
  const { original, picture } = item;
  const parts = [
    element('title', item.headline),
    element('link', site.url + item.path),
    `<guid isPermaLink="false">${escapeXml(tagOf(item.id, site.url))}</guid>\n`,
    element('pubDate', rfc822(item.publishedAt)),
    ...writersOf(item, site).map((name) => element('dc:creator', name)),
    ...[item.section.name, ...item.topics].map((name) => element('category', name)),
    handsElement(handsOf(item, site)),
    element('description', escapeHtml(item.standfirst)),
    item.blocks ? element('content:encoded', wholeText(item.blocks, original, site)) : '',
    picture ? mediaOf(picture, site) : '',
    original ? originalOf(original, site) : '',
  ];
  return `<item>\n${parts.join('')}</item>\n`;
}

function mediaOf(picture: NonNullable<FeedItem['picture']>, site: FeedSite): string {
  const { alt, credit } = picture;
  const { src, width, height } = largestRendition(picture);
  const url = escapeXml(new URL(src, site.url).href);
  return `<media:content url="${url}" medium="image" width="${width}" height="${height}">
${element('media:description', alt)}${element('media:credit', credit)}</media:content>
`;
}

/** `source` wants the outlet's feed; ours may be asked for with a key, so it is the outlet's home. */
function originalOf(original: FeedOriginal, site: FeedSite): string {
  const { url, outlet, homepage, licence } = original;
  return [
    link('via', url, 'text/html'),
    licence.url ? link('license', licence.url) : '',
    element('dc:rights', rightsOf(original, site)),
    `<source url="${escapeXml(homepage)}">${escapeXml(outlet)}</source>\n`,
  ].join('');
}

function handsElement({ scheme, long }: ReturnType<typeof handsOf>): string {
  return `<category domain="${escapeXml(scheme)}">${escapeXml(long)}</category>\n`;
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>\n`;
}

function link(rel: string, href: string, type?: string): string {
  if (!webUrl(href)) return '';
  return `<atom:link rel="${rel}" href="${escapeXml(href)}"${type ? ` type="${type}"` : ''}/>\n`;
}
