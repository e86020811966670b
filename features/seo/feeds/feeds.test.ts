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
import { FEED_LENGTH, selectFeedItems } from '@/features/seo/feeds/select-feed-items';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
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
  await db().feed.create({ data: { sourceId, url: 'https://strombote.example/feed?token=KEY' } });
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
}, 120_000); // a busy machine publishes slowly

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
  expect(rhine).toContain('<source url="https://outlet.example/">Strombote</source>');
  expect(rhine).toMatch(/<atom:link rel="via" href="https:\/\/outlet\.example\/\d+" type="text\/html"\/>/);
  expect(rhine).toContain('<pubDate>Mon, 01 Jun 2026 10:00:07 GMT</pubDate>');
  expect(rhine).toContain('<dc:creator>Ana</dc:creator>');
  expect(xml).toMatch(/<atom:link rel="self" href="[^"]+\/feed\.xml" type="application\/rss\+xml"\/>/);
});

test('no feed shows what the wire asks an outlet with', async () => {
  const source = { name: 'Strombote' };
  const { sourceItemId } = await db().article.findUniqueOrThrow({ where: { id: open } });
  const item = await db().sourceItem.findUniqueOrThrow({ where: { id: sourceItemId ?? 0 } });
  const homes = ['https://me:KEY@strombote.example/', 'https://strombote.example/?token=KEY', null];
  await db().sourceItem.update({
    where: { id: item.id },
    data: { url: 'https://me:KEY@strombote.example/1?page=2&token=KEY' },
  });
  for (const homepage of homes) {
    await db().source.updateMany({ where: source, data: { homepage } });
    for (const file of ['feed.xml', 'atom.xml', 'feed.json']) {
      const text = await textOf(SITE, file);
      expect(text).not.toContain('KEY');
      expect(text).not.toContain('strombote.example/feed');
      expect(text).toContain('https://strombote.example/1?page=2');
    }
    expect(await textOf(SITE, 'feed.xml')).toContain(
      '<source url="https://strombote.example/">Strombote</source>',
    );
  }
  await db().source.updateMany({ where: source, data: { homepage: null } });
  await db().sourceItem.update({ where: { id: item.id }, data: { url: item.url } });
});

test.each([
  ['CC BY 4.0', 'https://creativecommons.org/licenses/by/4.0/'],
  ['CC BY-SA 4.0', 'https://creativecommons.org/licenses/by-sa/4.0/'],
  ['Public domain', null],
])('under %s a text leaves with its licence, and says that it is a translation', async (name, url) => {
  const attribution = 'Photo & text: Ana <ana@strombote.example>';
  const { sourceId } = await db().article.findUniqueOrThrow({ where: { id: open } });
  await db().licenceTerms.updateMany({
    where: { sourceId: sourceId ?? 0 },
    data: { name, url, attribution },
  });
  const [rss, atom] = [await textOf(SITE, 'feed.xml'), await textOf(SITE, 'atom.xml')];
  const json = JSON.parse(await textOf(SITE, 'feed.json')) as { items: Record<string, unknown>[] };
  for (const xml of [rss, atom]) {
    expect(xml).toMatch(/<(dc:)?rights>Translated from German by The Limited Times\. Original: “/);
    expect(xml).toContain(`Licence: ${name}`);
    if (url) expect(xml).toContain(`<${xml === rss ? 'atom:' : ''}link rel="license" href="${url}"`);
    else expect(xml).not.toContain('rel="license"');
    expect(xml).toContain('This is a translation from German by');
    expect(xml).toContain('Photo &amp;amp; text: Ana &amp;lt;ana@');
  }
  expect(json.items[1]).toMatchObject({
    content_html: expect.stringContaining(
      url ? `<a href="${url}" rel="license">${name}</a>` : name,
    ) as string,
    _rights: { translated_from: 'de', licence: { name, url, attribution } },
  });
  // Where only an excerpt may be shown, that is a translation too.
  expect(json.items[0]).toMatchObject({ _rights: { translated_from: 'fr' } });
});

test('a story whose outlet writes in the language of the site is no translation', async () => {
  const { sourceItemId } = await db().article.findUniqueOrThrow({ where: { id: open } });
  const item = await db().sourceItem.findUniqueOrThrow({ where: { id: sourceItemId ?? 0 } });
  await db().sourceItem.update({ where: { id: item.id }, data: { language: 'en-IE' } });
  for (const file of ['feed.xml', 'atom.xml', 'feed.json']) {
    const text = await textOf(SITE, file);
    expect(text).not.toMatch(/from English|"translated_from": ?"en/);
    expect(text).toContain('Republished by The Limited Times. Original: ');
    expect(text).toContain('This is republished by');
  }
  await db().sourceItem.update({ where: { id: item.id }, data: { language: item.language } });
});

test('a feed without stories has a date that is no invention', async () => {
  const atom = await textOf({ kind: 'section', slug: 'culture' }, 'atom.xml');
  const [, updated = ''] = /<updated>([^<]+)</.exec(atom) ?? [];
  expect(Date.parse(updated)).toBeGreaterThan(Date.parse('2026-01-01'));
  expect(await textOf({ kind: 'section', slug: 'culture' }, 'atom.xml')).toBe(atom);
  expect(await textOf({ kind: 'section', slug: 'culture' }, 'feed.xml')).not.toContain('1970');
});

test('the hub is named on the first page of each feed, in its head and in its text', async () => {
  env().WEBSUB_HUB = 'https://hub.example/';
  const answer = await answerFeed(SITE, 'feed.xml');
  expect(answer.headers.get('link')).toMatch(
    /<[^>]+\/feed\.xml>; rel="self".*<https:\/\/hub\.example\/>; rel="hub"/,
  );
  expect(await answer.text()).toContain('<atom:link rel="hub" href="https://hub.example/"/>');
  env().WEBSUB_HUB = undefined;
  const without = await answerFeed(SITE, 'atom.xml');
  expect(`${without.headers.get('link') ?? ''} ${await without.text()}`).not.toContain('hub');
});

test('what is text is escaped for HTML too, where readers of feeds take it for HTML', async () => {
  const rss = await textOf(
    { kind: 'source', slug: (await db().source.findFirstOrThrow({ where: { name: 'Le Bref' } })).slug },
    'feed.xml',
  );
  expect(/<description>(?!News)(.*?)<\/description>/s.exec(rss.split('<item>')[1] ?? '')?.[1]).not.toMatch(
    /<|&lt;/,
  );
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
      fill: 'machine',
    },
    ...{
      section: { name: 'World' },
      credits: [],
      original: {
        language: 'de',
        url: 'javascript:x',
        outlet: 'O',
        homepage: 'https://o.test/',
        licence: { name: 'L' },
      },
    },
  };
  const channel = {
    title: 'T',
    description: 'A & <i>',
    path: '',
    items: [item],
    next: null,
    changedAt: PUBLISHED,
  };
  const xml = rssOf(channel as never, site); // as far as it matters here
  expect(xml).toContain('<description>A &amp;amp; &amp;lt;i&amp;gt;</description>');
  expect(xml).toContain('<description>AT&amp;amp;T &amp;lt;script&amp;gt;</description>');
  expect(xml).toContain('<title>AT&amp;T</title>');
  expect(xml).not.toContain('javascript');
});

test('an outlet that takes pictures back, or allows a few words only, is obeyed by what was published before', async () => {
  const picture = (drawing: boolean) => ({
    ...{
      src: '/media/a/1.webp',
      srcSet: '',
      width: 9,
      height: 9,
      drawing,
      focalX: 0.5,
      focalY: 0.5,
      crops: [],
    },
    ...{ alt: 'A ship', caption: '', credit: drawing ? 'Us' : 'Them' },
  });
  const { sourceId, publishedRevisionId } = await db().article.findUniqueOrThrow({ where: { id: open } });
  const block = {
    key: 'b1',
    kind: 'picture',
    text: '',
    html: '',
    attributes: {},
    status: 'reviewed',
    sourceKey: null,
  };
  const blocks = [false, true].map((drawing) => ({ ...block, pictures: [picture(drawing)] }));
  const select = async () =>
    (await selectFeedItems(Prisma.sql`a.id = ${open}`)).items.map(({ blocks, picture, standfirst }) => [
      blocks?.flatMap(({ pictures }) => pictures.map(({ credit }) => credit)),
      picture?.credit,
      standfirst,
    ]);
  await db().$executeRaw`ALTER TABLE article_revisions DISABLE TRIGGER USER`;
  await db().articleRevision.update({
    where: { id: publishedRevisionId ?? 0 },
    data: { blocks, standfirst: 'Many words and more' },
  });
  await db().$executeRaw`ALTER TABLE article_revisions ENABLE TRIGGER USER`;
  await db().article.update({ where: { id: open }, data: { leadPicture: picture(false) } });
  const terms = (data: object) => db().licenceTerms.updateMany({ where: { sourceId: sourceId ?? 0 }, data });
  expect(await select()).toEqual([[['Them', 'Us'], 'Them', 'Many words and more']]);
  await terms({ mayShowPictures: false });
  expect(await select()).toEqual([[['Us'], undefined, 'Many words and more']]);
  await terms({ mayShowFullText: false, excerptCharacters: 10 });
  expect(await select()).toEqual([[undefined, undefined, 'Many words']]);
});

test('a story that no longer fits is on the next page, and on one only', async () => {
  const sourceId = await makeSource({}, { language: 'pl', name: 'Głos' });
  const total = FEED_LENGTH * 2 + 1;
  for (let at = 0; at < total; at++) {
    const articleId = await makeDraft({ sourceId, headline: `Story ${at}`, slug: `story-${at}` });
    await publishArticle({ articleId, actor, now: new Date(+PUBLISHED + Math.floor(at / 7) * 1000) });
  }
  const source = await db().source.findUniqueOrThrow({ where: { id: sourceId } });
  const Feed = z.object({ items: z.array(z.object({ title: z.string() })), next_url: z.string().optional() });
  for (const name of [
    { kind: 'source', slug: source.slug },
    { kind: 'language', code: 'pl' },
  ] as const) {
    const titles: string[] = [];
    let after: string | undefined;
    for (let page = 0; page < 4; page++) {
      const feed = Feed.parse(await (await answerFeed(name, 'feed.json', after)).json());
      titles.push(...feed.items.map(({ title }) => title));
      after = feed.next_url ? (new URL(feed.next_url).searchParams.get('after') ?? undefined) : undefined;
      if (after === undefined) break;
      const xml = await (await answerFeed(name, 'atom.xml', after)).text();
      expect(xml).toMatch(/<link rel="self" href="[^"]+\?after=/);
      expect(xml).toMatch(/<link rel="first" href="[^"?]+"/);
    }
    expect(titles).toHaveLength(total);
    expect(new Set(titles).size).toBe(total);
  }
  expect((await answerFeed(SITE, 'feed.xml', 'zzz')).status).toBe(404);
  expect((await answerFeed(SITE, 'feed.xml', '1.1')).status).toBe(404);
});
