import type { StoryCard } from '@/features/articles/schema';
import { rfc822 } from '@/lib/text/dates';

export interface Channel {
  title: string;
  description: string;
  /** Absolute, without a slash at its end. */
  siteUrl: string;
  /** The feed's own path. */
  path: string;
  language: string;
  stories: readonly StoryCard[];
}

// What XML 1.0 cannot hold even escaped, lone surrogates among it.
// eslint-disable-next-line no-control-regex -- control characters are what this is about
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/**
 * RSS 2.0 with `atom:link rel=self`. A guid stays the same through edits and changes of address. Items carry the
 * standfirst, never the text: that is the outlet's to give.
 */
export function rssOf(channel: Channel): string {
  const { title, description, siteUrl, path, language, stories } = channel;
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${escapeXml(title)}</title>
<link>${escapeXml(siteUrl)}/</link>
<description>${escapeXml(description)}</description>
<language>${escapeXml(language)}</language>
<atom:link href="${escapeXml(siteUrl + path)}" rel="self" type="application/rss+xml"/>
${stories[0] ? `<lastBuildDate>${rfc822(stories[0].publishedAt)}</lastBuildDate>\n` : ''}${stories.map((story) => itemOf(story, siteUrl)).join('\n')}
</channel>
</rss>
`;
}

/** Text for an XML element or attribute: escaped, and without what XML can't hold. */
export function escapeXml(text: string): string {
  return text
    .replace(FORBIDDEN, '')
    .replace(/\p{Surrogate}/gu, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

function itemOf(story: StoryCard, siteUrl: string): string {
  const { source } = story;
  return `<item>
<title>${escapeXml(story.headline)}</title>
<link>${escapeXml(siteUrl + story.path)}</link>
<guid isPermaLink="false">${escapeXml(guidOf(story.id, siteUrl))}</guid>
<pubDate>${rfc822(story.publishedAt)}</pubDate>
<category>${escapeXml(story.section.name)}</category>
<description>${escapeXml(story.standfirst)}</description>${source ? `\n${sourceOf(source, siteUrl)}` : ''}
</item>`;
}

/** A tag URI (RFC 4151). */
function guidOf(id: number, siteUrl: string): string {
  return `tag:${new URL(siteUrl).hostname},2026:article/${id}`;
}

function sourceOf(source: NonNullable<StoryCard['source']>, siteUrl: string): string {
  const name = escapeXml(source.romanisedName ?? source.name);
  return `<dc:source>${name}</dc:source>\n<source url="${escapeXml(`${siteUrl}/sources/${source.slug}`)}">${name}</source>`;
}
