import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { cleanPaste, cleanPlainPaste, picturesIn } from '@/features/newsroom/workbench/blocks/clean-paste';

function body(html: string): Element {
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  document.body.normalize(); // a browser's parser makes one text of words and entities
  return document.body;
}
const clean = (html: string) => cleanPaste(body(html));
const htmls = (html: string) => clean(html).map((block) => block.html);

describe('what a paste becomes', () => {
  it('leaves out how words are read, what has no size, and marks that nobody sees', () => {
    expect(htmls('<p><ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>で</p>')).toEqual(['東京で']);
    expect(
      htmls('<p>a <span style="font-size:0">z</span>b <span style="FONT-SIZE: 0.0px">z</span>c</p>'),
    ).toEqual(['a b c']);
    expect(htmls('<p><span style="font-size:0.8em">small</span></p>')).toEqual(['small']);
    expect(cleanPlainPaste('Ge\u00adsamt\u2060kon\u200bzept').map(({ html }) => html)).toEqual([
      'Gesamtkonzept',
    ]);
  });

  it('takes paragraphs from Word without their fonts, and its drawn bullets as one list', () => {
    const word = `
    <p class=MsoNormal><span style='font-family:"Calibri"'>One <b>bold</b> word<o:p></o:p></span></p>
    <p class=MsoListParagraphCxSpFirst>·&nbsp;&nbsp; First</p><p class=MsoListParagraphCxSpLast>· Second</p>`;
    expect(clean(word)).toEqual([
      { kind: 'paragraph', html: 'One <strong>bold</strong> word', attributes: {} },
      { kind: 'list', html: '<li>First</li><li>Second</li>', attributes: { ordered: false } },
    ]);
  });

  it('reads Google Docs, whose bold is a style and whose wrapper is a bold tag that is not', () => {
    const docs = `<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:700">Bold</span>
    <span style="font-style:italic">italic</span></p><p><a href="https://www.google.com/url?q=https://a.example/x&sa=D">there</a></p></b>`;
    expect(htmls(docs)).toEqual([
      '<strong>Bold</strong> <em>italic</em>',
      '<a href="https://a.example/x">there</a>',
    ]);
  });

  it('keeps headings, quotes, lists, tables and rules of a web page as blocks of their own', () => {
    const page = `<div><h1>Top</h1>Loose words<blockquote><p>Said</p></blockquote><ol><li>a</li><li>b</li></ol>
    <table><tr><th>x</th><td>1</td></tr></table><hr></div>`;
    expect(clean(page)).toEqual([
      { kind: 'heading', html: 'Top', attributes: { level: 2 } },
      { kind: 'paragraph', html: 'Loose words', attributes: {} },
      { kind: 'quote', html: 'Said', attributes: {} },
      { kind: 'list', html: '<li>a</li><li>b</li>', attributes: { ordered: true } },
      { kind: 'table', html: '<tr><th>x</th><td>1</td></tr>', attributes: {} },
      { kind: 'divider', html: '', attributes: {} },
    ]);
  });

  it('takes nothing that runs, and no link that does', () => {
    const hostile = `<p onclick="x()">A<script>x()</script><img src=x onerror=x()><a href="javascript:x()">b</a><style>p{}</style></p>
    <iframe src="https://evil.example"></iframe>`;
    expect(clean(hostile)).toEqual([{ kind: 'paragraph', html: 'Ab', attributes: {} }]);
  });

  it('keeps one link one, and marks within marks nested as they must be', () => {
    expect(
      htmls('<p><a href="https://a.example/">one <b>two</b> three</a> <i>four <b>five</b></i></p>'),
    ).toEqual([
      '<a href="https://a.example/">one <strong>two</strong> three</a> <em>four </em><strong><em>five</em></strong>',
    ]);
    expect(htmls('<b><p>All bold</p><div>and this</div></b>')).toEqual([
      '<strong>All bold</strong>',
      '<strong>and this</strong>',
    ]);
  });

  it('parts plain text at empty lines', () => {
    expect(cleanPlainPaste('One <1>\r\n\r\nTwo\nthree\n \n\n').map(({ html }) => html)).toEqual([
      'One &lt;1&gt;',
      'Two<br>three',
    ]);
  });
});

describe('no word is lost, none glued to another', () => {
  it.each([
    [
      'Docs: a list within a list, beside the point it belongs to',
      '<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span>Three demands:</span></p><ul><li dir="ltr" aria-level="1"><p dir="ltr"><span>Wages</span></p></li><ul><li aria-level="2"><p><span>five per cent more</span></p></li><li aria-level="2"><p><span>from January</span></p></li></ul><li aria-level="1"><p><span>Hours</span></p></li></ul></b>',
      [
        'Three demands:',
        '<li>Wages<ul><li>five per cent more</li><li>from January</li></ul></li><li>Hours</li>',
      ],
    ],
    [
      'a list within a point, of another kind, with words behind it',
      '<ol><li>One<ul><li>a</li><li>b<ol><li>deep</li></ol></li></ul>and on</li><li>Two</li></ol>',
      ['<li>One<ul><li>a</li><li>b<ol><li>deep</li></ol></li></ul></li><li>and on</li><li>Two</li>'],
    ],
    ['a list that begins deep', '<ul><ul><li>Deep</li></ul><li>Top</li></ul>', ['<li>Deep</li><li>Top</li>']],
    [
      'words in a list outside of its points',
      '<ul>Loose<li>a</li><p>b</p></ul>',
      ['<li>Loose</li><li>a</li><li>b</li>'],
    ],
    [
      'two paragraphs in a point',
      '<ul><li><p dir=ltr>First para</p><p>second para</p></li></ul>',
      ['<li>First para<br>second para</li>'],
    ],
    [
      'two paragraphs in a quotation',
      '<blockquote><p>First sentence.</p><p>Second sentence.</p></blockquote>',
      ['First sentence.<br>Second sentence.'],
    ],
    ['a list in a quotation', '<blockquote>Said:<ul><li>a</li></ul></blockquote>', ['Said:', '<li>a</li>']],
    ['two lines in a heading', '<h2><div>One</div><div>Two</div></h2>', ['One<br>Two']],
    [
      'two paragraphs in a cell',
      '<table class=MsoTableGrid><tr><td><p class=MsoNormal><b>Region<o:p></o:p></b></p></td><td><p class=MsoNormal>Votes</p></td></tr><tr><td><p class=MsoNormal>North</p><p class=MsoNormal>(with islands)</p></td><td><p class=MsoNormal>12,4</p></td></tr></table>',
      [
        '<tr><td><strong>Region</strong></td><td>Votes</td></tr><tr><td>North<br>(with islands)</td><td>12,4</td></tr>',
      ],
    ],
    [
      'cells that span, and what the table is called',
      '<table><caption>Results</caption><thead><tr><td colspan=2>Party</td><th>Votes</th></tr></thead><tbody><tr><td rowspan=2>A</td><td>B</td><td>3</td></tr><tr><td>C</td><td>4</td></tr></tbody></table>',
      [
        'Results',
        '<tr><th colspan="2">Party</th><th>Votes</th></tr><tr><td rowspan="2">A</td><td>B</td><td>3</td></tr><tr><td>C</td><td>4</td></tr>',
      ],
    ],
    [
      'a table and a list in a cell',
      '<table><tr><td>x<table><tr><td>a</td><td>b</td></tr></table></td><td><ul><li>c</li><li>d</li></ul></td></tr></table>',
      ['<tr><td>x<br>a b</td><td>c<br>d</td></tr>'],
    ],
    [
      'a letter of Outlook, laid out in tables',
      '<table role=presentation><tr><td><table><tr><td><p>Dear all,</p><p>see below.</p></td></tr></table></td></tr></table>',
      ['Dear all,', 'see below.'],
    ],
    [
      'a figure: what stands below it',
      '<p>Text</p><figure><img src="https://example.org/a.jpg" alt="A bridge"><figcaption>A bridge in Elster. Photo: dpa</figcaption></figure><p>More</p>',
      ['Text', 'A bridge in Elster. Photo: dpa', 'More'],
    ],
    [
      'lines that a style makes blocks',
      '<div><span style="display:block">One</span><span style="display:block">Two</span></div>',
      ['One', 'Two'],
    ],
    [
      'lines that a style sheet makes blocks',
      '<style>.l { display: block }</style><div><span class="l">One</span><span class="l">Two</span></div>',
      ['One', 'Two'],
    ],
    [
      'parts of a flexible box, and boxes in a line',
      '<div style="display:flex"><span>A</span><span>B</span></div><div><b style="display:inline-block;font-weight:400">C</b><span style="display:inline-block">D</span></div>',
      ['A', 'B', 'C D'],
    ],
    [
      'lines of Apple Mail',
      '<div>One</div><div><br></div><div>Two<span class="Apple-converted-space">&nbsp;</span>words</div>',
      ['One', 'Two words'],
    ],
    [
      'newlines that a style keeps, as Pages and Notes write them',
      '<p class="p1"><span style="white-space: pre-wrap">One\nTwo\n\nThree</span></p>',
      ['One<br>Two', 'Three'],
    ],
    ['lines of a preformatted text', '<pre>a\nb\n\nc</pre>', ['a<br>b', 'c']],
    [
      'lines as LibreOffice breaks them in its source',
      '<p style="margin-bottom: 0cm; line-height: 100%"><font face="Liberation Serif">A sentence\nthat goes\n<b>on</b></font></p>',
      ['A sentence that goes <strong>on</strong>'],
    ],
    ['two line breaks part paragraphs', '<div>One<br><br>Two<br>three</div>', ['One', 'Two<br>three']],
    [
      'no-break spaces: one between two words stays, all others are spaces',
      '<p>10&nbsp;% of<span>&nbsp;</span>all&nbsp; votes&nbsp;</p><p>&nbsp;</p>',
      ['10\u00a0% of all votes'],
    ],
    [
      'the points of Word for the web, each a list of its own',
      '<div class="ListContainerWrapper"><ul><li data-aria-level="1"><p>One</p></li></ul></div><div class="ListContainerWrapper"><ul><li data-aria-level="2"><p>Sub</p></li></ul></div><div><ul><li data-aria-level="1"><p>Two</p></li></ul></div>',
      ['<li>One<ul><li>Sub</li></ul></li><li>Two</li>'],
    ],
    [
      'the points of Word, with its levels',
      `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span><![endif]>One</p>
       <p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp; </span></span>Sub</p>
       <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span>Two</p>`,
      ['<li>One<ul><li>Sub</li></ul></li><li>Two</li>'],
    ],
    ['a quotation of the page’s own marks', '<p>He said <q>no</q>.</p>', ['He said “no”.']],
    ['a character drawn as a picture', '<p>Hot <img src="x.png" alt="🔥"></p>', ['Hot 🔥']],
  ])('%s', (_, html, expected) => {
    expect(htmls(html)).toEqual(expected);
  });

  it('keeps the space that words out of the middle of a sentence were copied with', () => {
    expect(htmls('<span> two words </span>')).toEqual([' two words ']);
    expect(htmls('<span>two words</span>')).toEqual(['two words']);
  });

  it('takes every one of 1,200 paragraphs, and a document nested without end', () => {
    expect(clean('<p>One</p>'.repeat(1200))).toHaveLength(1200);
    const deep = `${'<div>'.repeat(400)}deep${'</div>'.repeat(400)}`;
    expect(htmls(deep)).toEqual(['deep']);
  });
});

describe('what its reader never saw stays out', () => {
  it.each([
    [
      'changes tracked in Word and LibreOffice',
      '<p>The minister <del cite="mailto:x" datetime="2026-01-01">never</del> <ins cite="mailto:x">always</ins> said so. <s>Old.</s> <span style="text-decoration:line-through">Gone.</span></p>',
      ['The minister always said so.'],
    ],
    [
      'changes as classes',
      '<p>It <span class=msoDel>was</span><span class="TrackChangeTextDeletion SCXW1">had been</span> <w:del>is</w:del> <strike>not</strike>so.</p>',
      ['It so.'],
    ],
    [
      'comments of Word',
      `<html xmlns:o="x"><p class=MsoNormal>The minister lied<span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[AB1]</a></span>.</p><div style='mso-element:comment-list'><hr class=msocomoff align=left size=1 width="33%"><div style='mso-element:comment'><div id="_com_1" class=msocomtxt><p class=MsoCommentText>Our source must not be named here: J. Doe</p></div></div></div></html>`,
      ['The minister lied.'],
    ],
    [
      'but the words that Word commented on',
      `<p><a style='mso-comment-reference:AB_1;mso-comment-date:20261101T1000'>These words</a> stay.</p>`,
      ['These words stay.'],
    ],
    [
      'comments of Google Docs',
      '<p>A claim<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup>.</p><div style="border:1px solid"><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Check with legal</span></p></div>',
      ['A claim.'],
    ],
    [
      'hidden text, by style, by sheet, by attribute, by class',
      `<style><!-- span.Geheim {mso-hide:all; display:none} --></style><p>A<span style='mso-hide:all'> b</span><span style="DISPLAY: none"> c</span><span class=Geheim> d</span><i hidden> e</i><span class="sr-only"> f</span><span style="position:absolute;clip:rect(0 0 0 0)"> g</span>.</p>`,
      ['A.'],
    ],
    [
      'a hidden point, row and cell',
      '<ul><li>a</li><li style="display:none">b</li></ul><table><tr><td>c</td><td>d</td><td style="display:none">e</td></tr><tr hidden><td>f</td></tr></table>',
      ['<li>a</li>', '<tr><td>c</td><td>d</td></tr>'],
    ],
    [
      'the empty line that Apple appends',
      '<meta charset="utf-8"><span style="font-size:medium">One sentence</span><br class="Apple-interchange-newline">',
      ['One sentence'],
    ],
    ['soft hyphens and marks of no width', '<p>Zei\u00adtungs\u200bleser\ufeff</p>', ['Zeitungsleser']],
    ['half a character and an end that is none', '<p>A\ud83dB\0C</p>', ['A\ufffdBC']],
  ])('%s', (_, html, expected) => {
    expect(htmls(html)).toEqual(expected);
  });

  it('counts the pictures that stay out, so that it can be said', () => {
    const page = `<figure><picture><img src="a.jpg" alt="A"></picture></figure><img width=1 height=1 src="t.gif">
      <img src="f.png" alt="🔥"><iframe src="https://v.example"></iframe><div style="display:none"><img src="b.jpg"></div>`;
    expect(picturesIn(body(page))).toBe(2);
  });
});
