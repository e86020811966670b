import { wholeText } from '@/features/seo/feeds/content-html';
import { escapeXml } from '@/features/seo/feeds/escape-xml';
import { handsOf, pagesOf, tagOf, writersOf, type FeedSite } from '@/features/seo/feeds/feed-site';
import type { Channel } from '@/features/seo/feeds/find-channel';
import { rightsOf } from '@/features/seo/feeds/say-rights';
import type { FeedItem } from '@/features/seo/feeds/select-feed-items';
import { isoIn } from '@/lib/text/dates';
import { webUrl } from '@/lib/net/web-url';

/** Atom (RFC 4287). The story at its outlet is `rel="via"`; the text is whole only where the outlet's terms allow it. */
export function atomOf(channel: Channel, site: FeedSite): string {
  const { title, description, path, items } = channel;
  const page = `${site.url}${path || '/'}`;
  const id = `${site.url}${path}/atom.xml`; // of the feed: the same on all of its pages
  const links = pagesOf(channel, site, 'atom.xml').map(({ rel, href }) =>
    link(rel, href, rel === 'hub' ? undefined : 'application/atom+xml'),
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(site.language)}">
${element('id', id)}${element('title', title)}${element('subtitle', description)}${link('alternate', page, 'text/html')}${links.join('')}${element('updated', isoIn(channel.changedAt, site.timeZone))}<author>${element('name', site.name)}</author>
${items.map((item) => entryOf(item, site)).join('')}</feed>
`;
}

function entryOf(item: FeedItem, site: FeedSite): string {
  const { publishedAt, modifiedAt, original, blocks } = item;
  const parts = [
    element('id', tagOf(item.id, site.url)),
    element('title', item.headline),
    link('alternate', site.url + item.path, 'text/html'),
    original ? link('via', original.url, 'text/html', original.language) : '',
    original?.licence.url ? link('license', original.licence.url) : '',
    original ? element('rights', rightsOf(original, site)) : '',
    element('published', isoIn(publishedAt, site.timeZone)),
    element('updated', isoIn(modifiedAt ?? publishedAt, site.timeZone)),
    ...writersOf(item, site).map((name) => `<author>${element('name', name)}</author>\n`),
    ...[item.section.name, ...item.topics].map((name) => `<category term="${escapeXml(name)}"/>\n`),
    handsElement(handsOf(item, site)),
    element('summary', item.standfirst),
    blocks ? `<content type="html">${escapeXml(wholeText(blocks, original, site))}</content>\n` : '',
  ];
  return `<entry>\n${parts.join('')}</entry>\n`;
}

function handsElement({ scheme, word, long }: ReturnType<typeof handsOf>): string {
  return `<category scheme="${escapeXml(scheme)}" term="${escapeXml(word)}" label="${escapeXml(long)}"/>\n`;
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>\n`;
}

function link(rel: string, href: string, type?: string, language?: string): string {
  if (!webUrl(href)) return '';
  const attributes = [type && ` type="${type}"`, language && ` hreflang="${escapeXml(language)}"`];
  return `<link rel="${rel}" href="${escapeXml(href)}"${attributes.filter(Boolean).join('')}/>\n`;
}
