import { parseHTML } from 'linkedom';
import { expect, it } from 'vitest';
import { cleanPaste, cleanPlainPaste } from '@/features/newsroom/workbench/blocks/clean-paste';

const clean = (html: string) => cleanPaste(parseHTML(`<html><body>${html}</body></html>`).document.body);

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
  expect(clean(docs).map(({ html }) => html)).toEqual([
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

it('parts plain text at empty lines', () => {
  expect(cleanPlainPaste('One <1>\r\n\r\nTwo\nthree\n\n\n').map(({ html }) => html)).toEqual([
    'One &lt;1&gt;',
    'Two<br>three',
  ]);
});
