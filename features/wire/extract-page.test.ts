import { describe, expect, test } from 'vitest';
import { extractPage } from '@/features/wire/extract-page';

const PROSE = [
  'Die Stadt hat am Dienstag beschlossen, die alte Brücke nicht abzureißen, sondern zu erhalten.',
  'Der Beschluss fiel mit großer Mehrheit; nur drei Mitglieder des Rates stimmten dagegen.',
  'Kurz.',
  'Die Arbeiten beginnen im Frühjahr und sollen, wenn nichts dazwischenkommt, zwei Jahre dauern.',
];
const paragraphs = (lines: string[]) => lines.map((line) => `<p>${line}</p>`).join('\n');

interface Page {
  head?: string;
  before?: string;
  text?: string;
  after?: string;
}

/** A page as outlets build them, with the usual clutter around the text. */
function page({ head = '', before = '', text = paragraphs(PROSE), after = '' }: Page = {}): string {
  return `<!doctype html><html lang="de_de"><head><meta charset="utf-8"><title>Die Brücke bleibt | Der Bote</title>
    <meta property="og:title" content="Die Brücke bleibt"><meta property="og:site_name" content="Der Bote">
    <meta property="article:published_time" content="2026-11-22T10:00:00+01:00">${head}<style>.x{}</style></head><body>
    <header><nav><a href="/">Start</a> <a href="/sport">Sport</a></nav></header><div class="ad banner">Anzeige</div>
    <div class="cookie-banner">Wir verwenden Cookies, um Ihnen das beste Erlebnis auf unserer Seite zu bieten. <button>OK</button></div>
    <main><article><h1>Die Brücke bleibt</h1><p class="byline">Von Ana Ruiz · <time datetime="2026-11-22T10:00:00+01:00">10 Uhr</time></p>${before}
    ${text}${after}</article></main>
    <aside class="related"><h2>Mehr</h2><ul><li><a href="/2">Ein anderer Artikel</a></li></ul></aside>
    <div class="newsletter"><p>Bestellen Sie unseren Newsletter und lesen Sie jeden Morgen, was in der Stadt geschieht.</p></div>
    <footer>© Der Bote <a href="/impressum">Impressum</a></footer><script>track()</script></body></html>`;
}
const read = (parts?: Page) => extractPage({ body: page(parts), url: 'https://bote.example/1' });
const lines = (parts?: Page) =>
  read(parts)
    .blocks.filter(({ text }) => text !== '')
    .map(({ text }) => text);

describe('the text', () => {
  test('is every paragraph and nothing from around it', () => {
    expect(lines()).toEqual(PROSE);
    expect(read().text).toBe(PROSE.join('\n\n'));
  });

  test('leaves out headline, standfirst and time repeated above it', () => {
    const standfirst = 'Nach langem Streit ist es entschieden: die Brücke bleibt der Stadt erhalten.';
    expect(
      lines({
        head: `<meta name="description" content="${standfirst}">`,
        before: `<h2>Die Brücke bleibt</h2><p>${standfirst}</p><p>22.11.2026, 10:00 Uhr</p>`,
      }),
    ).toEqual(PROSE);
  });

  test('leaves out pointers to other articles, but not a sentence that sounds like one', () => {
    const sentence = 'Lesen Sie auch im Winter, sagte die Ministerin, denn Lesen bildet den Menschen.';
    const text = paragraphs([
      ...PROSE.slice(0, 1),
      '<strong>Lesen Sie auch:</strong> <a href="/2">Was die alte Brücke kostet</a>',
      '<a href="/3">Der Streit um die Brücke im Rückblick</a>',
      sentence,
      ...PROSE.slice(1),
    ]);
    expect(lines({ text, after: '<h3>Mehr zum Thema</h3><ul><li><a href="/4">Vier</a></li></ul>' })).toEqual([
      PROSE[0],
      sentence,
      ...PROSE.slice(1),
    ]);
  });

  test('keeps headings, quotes, and pictures with their credits in order', () => {
    const text = `${paragraphs(PROSE.slice(0, 2))}<h2>Der Plan</h2><figure><img src="/b.jpg"><figcaption>Die Brücke. Foto: dpa</figcaption></figure><blockquote>Sie bleibt.</blockquote>${paragraphs(PROSE.slice(2))}`;
    const { blocks } = read({ text });
    expect(blocks.map(({ kind }) => kind)).toEqual([
      'paragraph',
      'paragraph',
      'heading',
      'picture',
      'quote',
      'paragraph',
      'paragraph',
    ]);
    expect(blocks[3]?.attributes.pictures).toEqual([
      { url: 'https://bote.example/b.jpg', alt: '', caption: 'Die Brücke.', credit: 'dpa' },
    ]);
  });

  test('is found where it stands in several parts, or in JSON-LD only', () => {
    const parts = `<div class="article-body">${paragraphs(PROSE.slice(0, 2))}</div><div class="ads">Werbung</div><div class="article-body">${paragraphs(PROSE.slice(2))}</div>`;
    expect(lines({ text: parts })).toEqual(PROSE);
    const body = [...PROSE, ...PROSE.map((line) => `${line} Und so weiter.`)];
    const linked = JSON.stringify({ '@type': 'NewsArticle', articleBody: body.join('\n\n') });
    expect(lines({ text: '', head: `<script type="application/ld+json">${linked}</script>` })).toEqual(body);
  });
});

describe('what the page says of it', () => {
  test('is read from meta tags and the page', () => {
    expect(read()).toMatchObject({
      title: 'Die Brücke bleibt',
      byline: 'Ana Ruiz',
      agency: null,
      publishedAt: '2026-11-22T10:00:00+01:00',
      language: 'de-DE',
      summary: null,
      image: null,
    });
  });

  test('is read from JSON-LD first, in a graph and with line breaks in strings', () => {
    const linked = `{"@graph":[{"@type":"WebSite","name":"Der Bote"},{"@type":["NewsArticle"],"headline":"Die Br\u00fccke &quot;bleibt&quot;","datePublished":"2026-11-21T08:00:00Z","description":"Zwei\nZeilen","author":[{"@id":"#a"},{"@type":"Organization","name":"dpa"}],"image":{"url":"/b.jpg"}},{"@id":"#a","@type":"Person","name":"Bo Berg"}]}`;
    expect(read({ head: `<script type="application/ld+json">${linked}</script>` })).toMatchObject({
      byline: 'Bo Berg',
      agency: 'dpa',
      publishedAt: '2026-11-21T08:00:00Z',
      summary: 'Zwei Zeilen',
      image: 'https://bote.example/b.jpg',
    });
  });

  test('is a title without the outlet’s name', () => {
    const body = `<title>Die Brücke bleibt – Der Bote</title><meta property="og:site_name" content="Der Bote"><body><article>${paragraphs(PROSE)}</article></body>`;
    expect(extractPage({ body }).title).toBe('Die Brücke bleibt');
  });

  test('is the agency that signs, whose own line is no paragraph', () => {
    expect(read({ after: '<p>(skr/dpa)</p>' })).toMatchObject({
      agency: 'skr/dpa',
      text: PROSE.join('\n\n'),
    });
    expect(read({ text: paragraphs([...PROSE, 'Das sagte er am Abend. (AFP)']) }).agency).toBe('AFP');
    expect(read({ text: paragraphs([`ROMA (ANSA) - ${PROSE[0]}`, ...PROSE.slice(1)]) }).agency).toBe('ANSA');
  });
});

describe('a page without an article', () => {
  test.each([
    [
      'a login wall',
      '<title>Bitte anmelden</title><body><form>E-Mail <input></form><p>Bitte melden Sie sich an, um diesen Artikel zu lesen. Der Zugang kostet einen Euro im Monat, jederzeit kündbar.</p></body>',
      /log in/,
    ],
    ['an empty page', '', /No article/],
    [
      'a front page',
      `<title>Der Bote</title><body><ul>${'<li><a href="/1">Eine Schlagzeile unter vielen</a></li>'.repeat(30)}</ul></body>`,
      /No article/,
    ],
  ])('%s is a Fault', (_, body, message) => {
    expect(() => extractPage({ body })).toThrow(
      expect.objectContaining({
        name: 'Fault',
        code: 'no-article',
        message: expect.stringMatching(message) as unknown,
      }),
    );
  });

  test.each([
    ['nested', `<div class="article-body byline ad">`.repeat(400) + '<p class="byline">x</p>'.repeat(4000)],
    ['flat', '<p class="article-body author">hello world this is text</p>'.repeat(10_000)],
    ['of references', '&'.repeat(1_000_000)],
  ])('%s without end does not hang', (_, body) => {
    const started = performance.now();
    expect(() => extractPage({ body })).toThrow(expect.objectContaining({ name: 'Fault' }));
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
