import { parseFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import type { StoryCard } from '@/features/articles/schema';
import { escapeXml, rssOf } from '@/features/seo/rss';

const story: StoryCard = {
  id: 7,
  path: '/economy/2026-11-21/the-rhine-falls',
  section: { slug: 'economy', name: 'Economy' },
  headline: 'Rhine <b>&amp; "Ruhr"</b> ]]> \u0000\uD800',
  standfirst: 'To the mark.',
  originalHeadline: 'Der Rhein sinkt',
  originalLanguage: 'de',
  source: {
    id: 1,
    slug: 'strombote',
    name: 'Strombote',
    romanisedName: null,
    city: null,
    language: 'de',
    timeZone: 'Europe/Berlin',
  },
  publishedAt: new Date('2026-11-21T17:42:07Z'),
  fill: 'edited',
  picture: null,
  breaking: false,
};

const channel = {
  title: 'The Limited Times',
  description: 'News',
  siteUrl: 'https://times.example',
  path: '/feed.xml',
  language: 'en',
  stories: [story],
};

describe('the feed', () => {
  it('is RSS that a feed reader understands, whatever a headline holds', () => {
    const { format, feed } = parseFeed(rssOf(channel));
    expect(format).toBe('rss');
    expect(feed).toMatchObject({
      items: [
        {
          title: 'Rhine <b>&amp; "Ruhr"</b> ]]>',
          link: 'https://times.example/economy/2026-11-21/the-rhine-falls',
        },
      ],
    });
  });

  it('keeps a guid when the address of a story changes', () => {
    const guid = /<guid isPermaLink="false">(.*)<\/guid>/;
    const moved = rssOf({
      ...channel,
      stories: [{ ...story, path: '/world/2026-11-21/else', headline: 'Else' }],
    });
    expect(guid.exec(moved)?.[1]).toBe('tag:times.example,2026:article/7');
    expect(guid.exec(moved)?.[1]).toBe(guid.exec(rssOf(channel))?.[1]);
  });

  it('says where it is itself, and names and links the source of each story', () => {
    const xml = rssOf(channel);
    expect(xml).toContain('<atom:link href="https://times.example/feed.xml" rel="self"');
    expect(xml).toContain('<source url="https://times.example/sources/strombote">Strombote</source>');
    expect(xml).toContain('<pubDate>Sat, 21 Nov 2026 17:42:07 GMT</pubDate>');
  });

  it('stands empty when nothing is published', () => {
    expect(rssOf({ ...channel, stories: [] })).not.toContain('<item>');
  });
});

it('leaves out of XML what XML cannot hold, and nothing else', () => {
  expect(escapeXml('a\u0000\u0008\uFFFE\uD800b😀\n')).toBe('ab😀\n');
});
