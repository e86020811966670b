import { parseFeed } from 'feedsmith';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { withdrawArticle } from '@/features/articles/mutations';
import { publishArticle } from '@/features/articles/publish-article';
import { makeDraft, makeSource } from '@/features/articles/test-article';
import { answerFeed } from '@/features/seo/feeds/answer-feed';
import { contentHtml } from '@/features/seo/feeds/content-html';
import { escapeXml } from '@/features/seo/feeds/escape-xml';
import type { ChannelName } from '@/features/seo/feeds/find-channel';
import { rssOf } from '@/features/seo/feeds/rss';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const actor = { userId: null, name: 'A test' };
const HOSTILE = 'Rhine <b>&amp; "Ruhr"</b> ]]> </script>';
const PUBLISHED = new Date('2026-06-01T10:00:07Z');
let open: number;
let moved: string;

// An outlet whose terms allow everything, one whose terms allow headlines only, and a story withdrawn.
beforeAll(async () => {
  const sourceId = await makeSource({}, { language: 'de', name: 'Strombote' });
  await db().feed.create({ data: { sourceId, url: 'https://strombote.example/feed' } });
  open = await makeDraft({ sourceId, headline: HOSTILE, slug: 'rhine', texts: ['Whole <text>.', 'Two.'] });
  const topic = await db().topic.create({ data: { slug: 'rivers', name: 'Rivers' } });
  await db().articleTopic.create({ data: { articleId: open, topicId: topic.id } });
  const person = await db().person.create({ data: { slug: 'ana', name: 'Ana' } });
  await db().byline.create({ data: { articleId: open, position: 0, personId: person.id } });
  const terse = await makeSource({ mayShowFullText: false }, { language: 'fr', name: 'Le Bref' });
  const closed = await makeDraft({ sourceId: terse, headline: 'Terse', slug: 'terse', section: 'sport' });
  const gone = await makeDraft({ sourceId, headline: 'Gone', slug: 'gone' });
  moved = (await publishArticle({ articleId: open, actor, now: PUBLISHED })).path;
  await publishArticle({ articleId: closed, actor, now: new Date(+PUBLISHED + 60_000) });
  await publishArticle({ articleId: gone, actor, now: new Date(+PUBLISHED + 120_000) });
  await withdrawArticle({ articleId: gone, reason: 'Wrong.', actor, now: new Date() });
});

/** RSS and JSON Feed have titles, Atom has texts. */
const Titles = z.array(
  z
    .object({ title: z.union([z.string(), z.object({ value: z.string() }).transform(({ value }) => value)]) })
    .transform(({ title }) => title),
);
const SITE: ChannelName = { kind: 'site' };
const textOf = async (name: ChannelName, file: string) => (await answerFeed(name, file)).text();

test.each([
  ['feed.xml', 'rss', 'application/rss+xml; charset=utf-8'],
  ['atom.xml', 'atom', 'application/atom+xml; charset=utf-8'],
  ['feed.json', 'json', 'application/feed+json; charset=utf-8'],
])(
  '%s is what a feed reader understands, newest first, whatever a headline holds',
  async (file, format, type) => {
    const answer = await answerFeed(SITE, file);
    expect(answer.headers.get('content-type')).toBe(type);
    const parsed = parseFeed(await answer.text());
    expect(parsed.format).toBe(format);
    const { items, entries } = z
      .object({ items: Titles.optional(), entries: Titles.optional() })
      .parse(parsed.feed);
    expect(items ?? entries).toEqual(['Terse', HOSTILE]);
  },
);

test('RSS carries the text whole only where the terms allow it, and leads to outlet and original', async () => {
  const xml = await textOf(SITE, 'feed.xml');
  const [, terse = '', rhine = ''] = xml.split('<item>');
  expect(terse).not.toContain('content:encoded');
  expect(rhine).toContain('<content:encoded>&lt;p&gt;');
  expect(rhine).toContain('<source url="https://strombote.example/feed">Strombote</source>');
  expect(rhine).toMatch(/<atom:link rel="via" href="https:\/\/outlet\.example\/\d+" type="text\/html"\/>/);
  expect(rhine).toContain('<pubDate>Mon, 01 Jun 2026 10:00:07 GMT</pubDate>');
  expect(rhine).toContain('<dc:creator>Ana</dc:creator>');
  expect(xml).toMatch(/<atom:link rel="self" href="[^"]+\/feed\.xml" type="application\/rss\+xml"\/>/);
});

test('a guid stays when the address of a story changes', async () => {
  const guid = /<guid isPermaLink="false">(tag:[^<]*)<\/guid>/g;
  const before = [...(await textOf(SITE, 'feed.xml')).matchAll(guid)].map(([, id]) => id);
  await db().article.update({ where: { id: open }, data: { path: '/world/2026-06-01/elsewhere' } });
  const xml = await textOf(SITE, 'feed.xml');
  await db().article.update({ where: { id: open }, data: { path: moved } });
  expect(xml).toContain('/world/2026-06-01/elsewhere');
  expect([...xml.matchAll(guid)].map(([, id]) => id)).toEqual(before);
});

test('Atom names the original as via, JSON Feed as external_url', async () => {
  expect(await textOf(SITE, 'atom.xml')).toMatch(
    /<link rel="via" href="https:\/\/outlet\.example\/\d+" type="text\/html" hreflang="de"\/>/,
  );
  const feed = JSON.parse(await textOf(SITE, 'feed.json')) as { items: Record<string, unknown>[] };
  expect(feed.items[1]).toMatchObject({
    external_url: expect.stringMatching(/^https:\/\/outlet\.example\/\d+$/) as string,
    title: HOSTILE,
    content_html: expect.stringContaining('<p>') as string,
    _source: { name: 'Strombote', language: 'de' },
  });
  expect(feed.items[0]).not.toHaveProperty('content_html');
});

test.each<[ChannelName, string[]]>([
  [{ kind: 'section', slug: 'sport' }, ['Terse']],
  [{ kind: 'topic', slug: 'rivers' }, [HOSTILE]],
  [{ kind: 'author', slug: 'ana' }, [HOSTILE]],
  [{ kind: 'language', code: 'fr' }, ['Terse']],
])('the feed of %o holds its own stories', async (name, titles) => {
  const feed = JSON.parse(await textOf(name, 'feed.json')) as {
    items: { title: string }[];
    feed_url: string;
  };
  expect(feed.items.map(({ title }) => title)).toEqual(titles);
  expect(feed.feed_url).toMatch(/\/[a-z]+\/feed\.json$/);
});

test.each<[ChannelName, string]>([
  [{ kind: 'section', slug: 'nowhere' }, 'feed.xml'],
  [{ kind: 'language', code: 'xx' }, 'feed.xml'],
  [SITE, 'constructor'],
  [SITE, 'feed.txt'],
])('a feed of %o as %s is not found', async (name, file) => {
  expect((await answerFeed(name, file)).status).toBe(404);
});

test('what XML cannot hold is left out of it, and nothing else', () => {
  expect(escapeXml('a\u0000\u0008\uFFFE\uD800b😀\n')).toBe('ab😀\n');
});

test('no address that leads elsewhere than to the web reaches a feed reader', () => {
  const embed = (url: string) => ({
    ...{
      key: 'b1',
      kind: 'embed' as const,
      text: '',
      html: '',
      pictures: [],
      attributes: { url, title: 'A <b>' },
    },
  });
  const html = (url: string) => contentHtml([embed(url) as never], 'https://times.test'); // the rest plays no part
  for (const url of [
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)//',
    ' javascript:x',
    'data:text/html,x',
    '//x',
  ])
    expect(html(url)).toBe('');
  expect(html('https://video.example/"><script>')).toBe(
    '<p><a href="https://video.example/&quot;&gt;&lt;script&gt;">A &lt;b&gt;</a></p>',
  );
});

test('the description of RSS is HTML: what is a text is a text there too', () => {
  const site = { name: 'N', url: 'https://times.test', language: 'en', timeZone: 'UTC', hub: undefined };
  const item = {
    ...{
      id: 1,
      path: '/a',
      headline: 'AT&T',
      standfirst: 'AT&T <script>',
      publishedAt: PUBLISHED,
      topics: [],
    },
    ...{ section: { name: 'World' }, credits: [], original: { url: 'javascript:x', outlet: 'O' } },
  };
  const channel = { title: 'T', description: 'A & <i>', path: '', items: [item] };
  const xml = rssOf(channel as never, site); // as far as it matters here
  expect(xml).toContain('<description>A &amp;amp; &amp;lt;i&amp;gt;</description>');
  expect(xml).toContain('<description>AT&amp;amp;T &amp;lt;script&amp;gt;</description>');
  expect(xml).toContain('<title>AT&amp;T</title>');
  expect(xml).not.toContain('javascript');
});
