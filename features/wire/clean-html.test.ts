import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanHtml } from '@/features/wire/clean-html';
import { splitCredit } from '@/features/wire/html/split-credit';

const BASE = 'https://outlet.example/news/1.html';
const blocksOf = (html: string) => cleanHtml(html, BASE).blocks;
const textsOf = (html: string) => blocksOf(html).map(({ kind, text }) => [kind, text]);

const ATTACKS = [
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<svg onload=alert(1)>', '<svg><script>alert(1)</script></svg>', '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
  '<a href="javascript:alert(1)">a</a>', '<a href=" &#106;avascript:alert(1)">a</a>', '<a href="java\tscript:alert(1)">a</a>', '<a href="data:text/html,<script>alert(1)</script>">a</a>', '<a href="vbscript:x">a</a>',
  '<iframe src="javascript:alert(1)"></iframe>', '<iframe srcdoc="<script>alert(1)</script>"></iframe>', '<object data="javascript:alert(1)"></object>', '<embed src="data:text/html,x">', '<form action="javascript:alert(1)"><button>x</button></form>',
  '<p style="background:url(javascript:alert(1))">x</p>', '<style>@import "javascript:alert(1)"</style>', '<link rel=stylesheet href=//evil.example>', '<meta http-equiv=refresh content="0;url=javascript:alert(1)">', '<base href="//evil.example/">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">', '<textarea></textarea><img src=x onerror=alert(1)>', '<title></title><script>alert(1)</script>', '<!--><script>alert(1)</script>-->', '<![CDATA[<script>alert(1)</script>]]>',
  '<<script>alert(1)//<</script>', '<scr<script>ipt>alert(1)</scr</script>ipt>', '<p title="\'"><script>alert(1)</script>">x</p>', '<abbr title="&quot;><script>alert(1)</script>">x</abbr>', '<span lang="en&quot; onclick=alert(1) x=&quot;">x</span>', '<a href="https://a.example/&quot; onclick=alert(1) x=&quot;">x</a>',
  '<img src="https://a.example/&quot; onerror=alert(1) x=&quot;" alt="&quot; onerror=alert(1)">', '<figure><img src=a.jpg><figcaption>&lt;script&gt;alert(1)&lt;/script&gt;</figcaption></figure>', '<video><source onerror=alert(1) src=x></video>', '<template><script>alert(1)</script></template>', '<xmp><script>alert(1)</script></xmp>', '<plaintext><script>',
  '<table><td background="javascript:alert(1)">x</td></table>', '<details ontoggle=alert(1) open>x</details>', '<input autofocus onfocus=alert(1)>', '<p>a&#0;b</p>', '<a\u0000href=javascript:alert(1)>x</a>', '</p><br/><hr>',
]; // prettier-ignore

/** Every tag of the result, checked against the whole list of what may be there. */
function strayTags(html: string): string[] {
  const attribute = '(?: (?:href|src)="https?:[^"<>]*"| (?:alt|title|lang|dir)="[^"<>]*"| class="credit")';
  const allowed = new RegExp(
    `^</?(?:p|h[2-4]|blockquote|ul|ol|li|table|caption|tr|td|th|figure|figcaption|small|img|hr|aside|a|em|strong|sub|sup|code|br|abbr|bdi|span)${attribute}*>$`,
  );
  return (html.match(/<[^>]*>?/g) ?? []).filter((tag) => !allowed.test(tag));
}

describe('nothing dangerous is left', () => {
  test.each(ATTACKS)('%s', (attack) => {
    const { html } = cleanHtml(attack, BASE);
    expect(strayTags(html)).toEqual([]);
  });

  test('of any mixture', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom(...ATTACKS),
            fc.string(),
            fc.constantFrom('<p>', '<b>', '</b>', '<blockquote>', '<li>', '<ul>', '<td>', '"', "'", '>'),
          ),
        ),
        (parts) => {
          const { html, blocks } = cleanHtml(parts.join(''), BASE);
          expect(strayTags(html)).toEqual([]);
          for (const block of blocks) expect(strayTags(block.html)).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });
});

test('what is clean stays as it is', () => {
  const once = cleanHtml(
    '<h2>A</h2><p>Ein <b>Wort</b> &amp; <a href="/x">mehr</a><br>x</p><ul><li>a</li><li>b</li></ul><blockquote>q</blockquote><figure><img src="p.jpg" alt="x"><figcaption>Text © dpa</figcaption></figure><table><tr><th>1</th><td>2</td></tr><tr><th>1</th><td>2</td></tr></table>',
    BASE,
  );
  expect(cleanHtml(once.html, BASE)).toEqual(once);
});

describe('blocks', () => {
  test('are split where a reader sees a break', () => {
    expect(textsOf('one<br><br>two<br>three<div>four<p>five</p>six</div><p>&nbsp;</p><p></p>')).toEqual([
      ['paragraph', 'one'], ['paragraph', 'two three'], ['paragraph', 'four'], ['paragraph', 'five'], ['paragraph', 'six'],
    ]); // prettier-ignore
  });

  test('keep the text to the letter, with white space folded', () => {
    expect(
      blocksOf('<p>  Bun\u00ADdes\n tag <i> sagt</i>\u00A0„ja“ e\u0301 می\u200Cخواهم </p>')[0],
    ).toMatchObject({
      text: 'Bundes tag sagt\u00A0„ja“ e\u0301 می\u200Cخواهم',
      html: 'Bundes tag <em>sagt</em>\u00A0„ja“ e\u0301 می\u200Cخواهم',
    });
  });

  test('keep only inline markup that means something', () => {
    expect(
      blocksOf(
        '<p><span class="x">a</span> <span lang="ar" dir="rtl" onclick="x">ب</span> <abbr title="x&quot;y">c</abbr> <u>d</u> <b></b></p>',
      )[0]?.html,
    ).toBe('a <span lang="ar" dir="rtl">ب</span> <abbr title="x&quot;y">c</abbr> d');
  });

  test('have links that are absolute and do not track', () => {
    expect(
      blocksOf(
        '<p><a href="../a?utm_source=rss&id=1&fbclid=2#part">x</a> <a href="mailto:a@b.c">m</a></p>',
      )[0]?.html,
    ).toBe('<a href="https://outlet.example/a?id=1#part">x</a> m');
  });

  test('name headings, quotes, lists, tables and dividers', () => {
    const blocks = blocksOf(
      '<h1>A</h1><p>x</p><hr><hr><h6>B</h6><blockquote><p>q</p><p>r</p></blockquote><ol><li>a<ul><li>b</li></ul></li></ol><table><caption>C</caption><tr><th>1</th><td>2</td></tr><tr><td>3</td><td>4</td></tr></table><hr>',
    );
    expect(blocks.map(({ kind, html, attributes }) => [kind, html, attributes])).toEqual([
      ['heading', 'A', { level: 2 }],
      ['paragraph', 'x', {}],
      ['divider', '', {}],
      ['heading', 'B', { level: 4 }],
      ['quote', 'q', {}],
      ['quote', 'r', {}],
      ['list', '<li>a</li><li>b</li>', { ordered: true }],
      ['table', '<tr><th>1</th><td>2</td></tr><tr><td>3</td><td>4</td></tr>', { title: 'C' }],
    ]);
  });

  test('turn a table that lays out the page, and a list of paragraphs, into paragraphs', () => {
    expect(
      textsOf('<table><tr><td><p>a</p><h2>b</h2></td></tr></table><ul><li><p>c</p><p>d</p></li></ul>'),
    ).toEqual([
      ['paragraph', 'a'],
      ['heading', 'b'],
      ['paragraph', 'c'],
      ['paragraph', 'd'],
    ]);
  });

  test('take pictures out of the text, with caption and credit apart', () => {
    const blocks = blocksOf(
      '<p>before <img src="/a.jpg?utm_medium=x" alt="A"> after</p><figure><a href="/b"><img data-src="b.jpg" src="data:image/gif;base64,x"></a><figcaption>Ein Haus. <span class="credit">Foto: Ana Ruiz/dpa</span></figcaption></figure>',
    );
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'picture', 'paragraph', 'picture']);
    expect(blocks[1]?.attributes.pictures).toEqual([
      { url: 'https://outlet.example/a.jpg', alt: 'A', caption: '', credit: '' },
    ]);
    expect(blocks[3]?.attributes.pictures).toEqual([
      { url: 'https://outlet.example/news/b.jpg', alt: '', caption: 'Ein Haus.', credit: 'Ana Ruiz/dpa' },
    ]);
  });

  test('keep a gallery together', () => {
    const [gallery] = blocksOf(
      '<div class="gallery"><figure><img src="1.jpg"><figcaption>One</figcaption></figure><figure><img src="2.jpg"><figcaption>Two © AFP</figcaption></figure></div>',
    );
    expect(gallery).toMatchObject({
      kind: 'gallery',
      attributes: { pictures: [{ caption: 'One' }, { caption: 'Two', credit: 'AFP' }] },
    });
  });

  test('drop pictures that only count readers, and keep an emoji in its sentence', () => {
    expect(
      textsOf(
        '<p>a<img src="https://x.example/p.gif" width="1" height="1"> b <img class="emoji" alt="🙂" src="/e.png"></p><img src="https://feeds.feedburner.com/~r/x">',
      ),
    ).toEqual([['paragraph', 'a b 🙂']]);
  });

  test('link to what was embedded, and load nothing', () => {
    const urls = blocksOf(
      '<iframe src="https://www.youtube-nocookie.com/embed/abc_DEF-123?x=1" title="V"></iframe><blockquote class="twitter-tweet"><p>Hi</p><a href="https://twitter.com/a/status/1?ref_src=x">d</a></blockquote><iframe src="https://ad.doubleclick.net/x"></iframe><video><source src="/v.mp4"></video>',
    ).map(({ kind, attributes }) => [kind, attributes.url]);
    expect(urls).toEqual([
      ['embed', 'https://www.youtube.com/watch?v=abc_DEF-123'],
      ['embed', 'https://twitter.com/a/status/1'],
      ['embed', 'https://outlet.example/v.mp4'],
    ]);
  });
});

test.each([
  ['Ein Haus in Köln. Foto: Max Muster/dpa', 'Ein Haus in Köln.', 'Max Muster/dpa'],
  ['Ein Haus (Bild: KEYSTONE)', 'Ein Haus', 'KEYSTONE'],
  ['Scholz in Berlin (Archivbild) / © dpa', 'Scholz in Berlin (Archivbild)', 'dpa'],
  ['Photo : AFP', '', 'AFP'],
  ['Люди на площади. Фото: РИА Новости', 'Люди на площади.', 'РИА Новости'],
  ['会場の様子　写真：共同通信', '会場の様子', '共同通信'],
  ['A scene (Getty Images)', 'A scene', 'Getty Images'],
  ['Das Foto zeigt Merz.', 'Das Foto zeigt Merz.', ''],
  ['Caption ©', 'Caption', ''],
])('the caption %s is split', (written, caption, credit) => {
  expect(splitCredit(written)).toEqual({ caption, credit });
});

test.each([
  ['nested tags', '<div>'.repeat(100_000), 'too-complex'],
  ['one tag with endless attributes', `<a ${'x=1 '.repeat(100_000)}>`, 'too-complex'],
  ['too many parts', '<b>x</b>'.repeat(150_000), 'too-complex'],
  ['too many characters', 'x'.repeat(10_000_001), 'too-large'],
])('%s are refused at once', (_, html, code) => {
  const started = performance.now();
  expect(() => cleanHtml(html)).toThrow(expect.objectContaining({ name: 'Fault', code }));
  expect(performance.now() - started).toBeLessThan(2000);
});
