import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { parseFeed } from '@/features/wire/parse-feed';
import { ParsedFeed } from '@/features/wire/schema';

const item = (inside: string) => {
  const [first] = parseFeed({
    body: `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><link>https://outlet.example/</link><item>${inside}</item></channel></rss>`,
  }).items;
  if (!first) throw new Error('the item was lost');
  return first;
};
const faultOf = (body: string | Buffer) => {
  try {
    parseFeed({ body });
  } catch (error) {
    return error;
  }
  return null;
};

const HEADLINE = 'Žena našla poklad – „zlatý“';
const dialects: Record<string, (encoding: string) => string> = {
  rss: (encoding) =>
    `<?xml version="1.0" encoding="${encoding}"?><rss version="2.0"><channel><title>Outlet</title><link>https://o.example/</link><language>cs</language><item><title>${HEADLINE}</title><link>https://o.example/1</link><guid isPermaLink="false">one</guid><pubDate>Sun, 22 Nov 2026 10:00:00 +0100</pubDate><description>Text</description></item></channel></rss>`,
  rdf: (encoding) =>
    `<?xml version="1.0" encoding="${encoding}"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://o.example/"><title>Outlet</title><link>https://o.example/</link></channel><item rdf:about="one"><title>${HEADLINE}</title><link>https://o.example/1</link><d:date>2026-11-22T10:00:00+01:00</d:date><d:language>cs</d:language><description>Text</description></item></rdf:RDF>`,
  atom: (encoding) =>
    `<?xml version="1.0" encoding="${encoding}"?><a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:lang="cs"><a:title>Outlet</a:title><a:link href="https://o.example/"/><a:entry><a:title>${HEADLINE}</a:title><a:id>one</a:id><a:link href="/1" xml:base="x"/><a:link rel="self" href="/no"/><a:published>2026-11-22T10:00:00+01:00</a:published><a:summary>Text</a:summary></a:entry></a:feed>`,
};
const expected = {
  title: 'Outlet',
  link: 'https://o.example/',
  language: 'cs',
  items: [
    {
      id: 'one',
      url: 'https://o.example/1',
      title: HEADLINE,
      summary: 'Text',
      publishedAt: '2026-11-22T10:00:00+01:00',
      language: 'cs',
    },
  ],
};

describe.each(Object.entries(dialects))('%s', (format, write) => {
  test.each(['utf-8', 'windows-1250', 'utf-16le'])('in %s says the same', (encoding) => {
    const body = iconv.encode(write(encoding === 'utf-16le' ? 'utf-16' : encoding), encoding, {
      addBOM: encoding === 'utf-16le',
    });
    const feed = parseFeed({ body, url: 'https://o.example/feed' });
    expect(feed).toMatchObject({ ...expected, format });
    expect(ParsedFeed.safeParse(feed).success).toBe(true);
  });
});

test('JSON Feed says the same, and one odd field costs nothing else', () => {
  const body = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Outlet',
    home_page_url: 'https://o.example/',
    language: 'cs',
    items: [
      {
        id: 'one',
        url: 'https://o.example/1',
        title: HEADLINE,
        summary: 'Text',
        date_published: '2026-11-22T10:00:00+01:00',
        tags: 'wrong',
        content_text: 'a < b\n\nc',
      },
    ],
  });
  const feed = parseFeed({ body });
  expect(feed).toMatchObject({ ...expected, format: 'json', version: '1.1' });
  expect(feed.items[0]?.contentHtml).toBe('<p>a &lt; b</p>\n<p>c</p>');
});

describe('a headline', () => {
  test.each([
    ['AT&amp;amp;T &lt;b&gt;wins&lt;/b&gt;', 'AT&T wins'],
    ['Caf&eacute; &amp;eacute;t&amp;#233;', 'Café été'],
    ['<![CDATA[5 < 6 & 7 > 3]]>', '5 < 6 & 7 > 3'],
    ['Fish & Chips', 'Fish & Chips'],
    ['&amp;lt;i&amp;gt;Twice&amp;lt;/i&amp;gt; escaped', 'Twice escaped'],
    ['  two\n lines ', 'two lines'],
  ])('%s reads %s', (written, title) => {
    expect(item(`<title>${written}</title>`).title).toBe(title);
  });
});

describe('an item', () => {
  test('keeps its guid, and a guid that is an address is one', () => {
    expect(item('<title>t</title><guid>https://o.example/a?b=1&amp;c=2</guid>')).toMatchObject({
      id: 'https://o.example/a?b=1&c=2',
      url: 'https://o.example/a?b=1&c=2',
    });
    expect(
      item('<title>t</title><guid isPermaLink="false">https://o.example/a</guid><link>/b</link>').url,
    ).toBe('https://outlet.example/b');
  });

  test('without id or address is known by its text', () => {
    expect(item('<title>t</title>').id).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(item('<title>t</title>').id).toBe(item('<title> t </title>').id);
  });

  test('tells authors by name', () => {
    expect(
      item(
        '<title>t</title><author>a@o.example (Ana Ruiz)</author><dc:creator>Ana Ruiz</dc:creator><dc:creator>Bo &lt;b@o.example&gt;</dc:creator>',
      ).authors,
    ).toEqual(['Ana Ruiz', 'Bo']);
  });

  test('lists every file once, with credit and kind', () => {
    const { enclosures } = item(
      '<title>t</title><enclosure url="/a.mp3" length="12" type="audio/mpeg"/><media:group><media:content url="/p.jpg" medium="image"><media:credit>AFP</media:credit></media:content><media:thumbnail url="/p.jpg"/></media:group><itunes:image href="/i.png"/>',
    );
    expect(enclosures).toEqual([
      {
        url: 'https://outlet.example/a.mp3',
        type: 'audio/mpeg',
        length: 12,
        medium: 'audio',
        title: null,
        credit: null,
      },
      {
        url: 'https://outlet.example/p.jpg',
        type: null,
        length: null,
        medium: 'image',
        title: null,
        credit: 'AFP',
      },
      {
        url: 'https://outlet.example/i.png',
        type: null,
        length: null,
        medium: 'image',
        title: null,
        credit: null,
      },
    ]);
  });

  test('has the marked-up description as content, and its words as summary', () => {
    const { contentHtml, summary } = item(
      '<title>t</title><description>&lt;p&gt;One &lt;a href="/x"&gt;two&lt;/a&gt;&lt;/p&gt;</description>',
    );
    expect(contentHtml).toBe('<p>One <a href="https://outlet.example/x">two</a></p>');
    expect(summary).toBe('One two');
  });

  test('resolves addresses against the nearest xml:base', () => {
    const body =
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/x/"><entry xml:base="y/"><id>1</id><title>t</title><link href="z"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>T <img src="p.png"/></p></div></content></entry><entry><id>2</id><title>after</title></entry></feed>';
    const { items } = parseFeed({ body });
    expect(items[0]).toMatchObject({
      url: 'https://a.example/x/y/z',
      contentHtml: '<p>T <img src="https://a.example/x/y/p.png"></p>',
    });
    expect(items[1]?.title).toBe('after');
  });
});

describe('a broken feed', () => {
  test.each([
    [
      'cut off in the middle',
      '<rss><channel><title>T</title><item><title>one</title></item><item><title>two',
    ],
    [
      'with junk before it',
      '\n\n warning: x <?xml version="1.0"?><rss><channel><title>T</title><item><title>one</title></item><item><title>two</title></item></channel></rss>',
    ],
    [
      'with items that are never closed',
      '<rss><channel><title>T</title><item><title>one</title><item><title>two</title></channel></rss>',
    ],
    [
      'with control characters',
      '<rss><channel><title>T\u0008</title><item><title>one\u0000</title></item><item><title>two</title></item></channel></rss>',
    ],
  ])('%s is still read', (_, body) => {
    expect(parseFeed({ body })).toMatchObject({ title: 'T', items: [{ title: 'one' }, { title: 'two' }] });
  });

  test('that repeats items has each once, and says so', () => {
    const one = '<item><guid>1</guid><link>https://a.example/1</link><title>x</title></item>';
    const feed = parseFeed({
      body: `<rss><channel>${one}${one}<item><guid>1</guid><link>https://a.example/2</link><title>y</title></item></channel></rss>`,
    });
    expect(feed.items.map(({ id }) => id)).toEqual(['https://a.example/1', 'https://a.example/2']);
    expect(feed.problems).toHaveLength(2);
  });

  test('with too many items is cut, and says so', () => {
    const feed = parseFeed({
      body: `<rss><channel>${Array.from({ length: 5000 }, (_, n) => `<item><guid>${n}</guid><title>t</title></item>`).join('')}</channel></rss>`,
    });
    expect(feed.items).toHaveLength(1000);
    expect(feed.problems[0]).toContain('1000');
  });
});

describe('what is no feed', () => {
  const bomb = `<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>`;
  test.each([
    ['a web page', '<!doctype html><title>Log in</title>', 'not-a-feed', /web page/],
    ['nothing', ' \n', 'not-a-feed', /empty/],
    ['bytes', Buffer.from(Array.from({ length: 4096 }, (_, n) => (n * 7919) % 256)), 'not-a-feed', /neither/],
    ['other XML', '<channel-list><rss-like/></channel-list>', 'not-a-feed', /./],
    ['broken JSON', '{"version": ', 'not-a-feed', /JSON/],
    ['other JSON', '{"items": []}', 'not-a-feed', /JSON Feed/],
    ['entities made of entities', bomb, 'unsafe-feed', /entities/],
    [
      'an entity that loads a file',
      '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss/>',
      'unsafe-feed',
      /entities/,
    ],
    ['elements nested without end', `<rss>${'<a>'.repeat(100_000)}`, 'too-complex', /nested/],
  ])('%s is refused in plain words', (_, body, code, message) => {
    expect(faultOf(body)).toMatchObject({
      name: 'Fault',
      code,
      message: expect.stringMatching(message) as unknown,
    });
  });

  test('plain entities are none of that', () => {
    expect(
      parseFeed({
        body: '<!DOCTYPE rss [<!ENTITY outlet "The &#65;">]><rss><channel><title>&outlet;!</title></channel></rss>',
      }).title,
    ).toBe('The A!');
  });
});

test('whatever comes, it answers a feed or a Fault, and quickly', () => {
  const pieces = [
    '<rss>',
    '<channel>',
    '<item>',
    '</item>',
    '<title>',
    '</title>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '&amp;',
    '&#x0;',
    '&',
    '<',
    'text',
    '<feed>',
    '<entry>',
    '<link href="',
    '">',
    '<?xml',
    '<!DOCTYPE',
    '[',
    '\u0000',
    'é',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
      const error = faultOf(`<rss>${parts.join('')}`);
      expect(error === null || (error instanceof Error && error.name === 'Fault')).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test.each(['<![CDATA[', '<!--', '<a ', '&', '<', '<item>', '<!ENTITY a "b">'])(
  'four times as many characters of %s take four times as long',
  { timeout: 120_000 },
  (piece) => {
    const cost = (characters: number) => {
      const started = performance.now();
      faultOf(`<rss><channel><title>${piece.repeat(characters / piece.length)}`);
      return performance.now() - started;
    };
    const few = Math.max(cost(250_000), cost(250_000));
    expect(cost(1_000_000)).toBeLessThan(few * 10 + 500); // sixteen times, were it quadratic
  },
);
