import { escapeHtml } from '@/lib/text/escape-html';

/** A block made from what was pasted. */
export interface Pasted {
  kind: 'paragraph' | 'heading' | 'quote' | 'list' | 'table' | 'divider';
  html: string;
  attributes: Record<string, unknown>;
}

const DROPPED = new Set([
  'SCRIPT',
  'STYLE',
  'META',
  'LINK',
  'TITLE',
  'HEAD',
  'O:P',
  'SVG',
  'IFRAME',
  'OBJECT',
  'BUTTON',
  'INPUT',
  'IMG',
  'NOSCRIPT',
  'TEMPLATE',
]);
const HOLDERS = new Set([
  'DIV',
  'SECTION',
  'ARTICLE',
  'MAIN',
  'BODY',
  'HTML',
  'HEADER',
  'FOOTER',
  'ASIDE',
  'FIGURE',
  'CENTER',
  'DD',
  'DT',
  'DL',
]);
const BLOCKS = new Set([
  'P',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'UL',
  'OL',
  'TABLE',
  'BLOCKQUOTE',
  'HR',
  'PRE',
  'FIGCAPTION',
  ...HOLDERS,
]);
const MOST_BLOCKS = 500;

/**
 * Blocks from the body of a pasted document, as Word, Google Docs and web pages write it: words, links, bold, italic,
 * headings, lists, quotes and tables stay; fonts, colours, comments and everything that runs do not.
 */
export function cleanPaste(body: Element): Pasted[] {
  const made: Pasted[] = [];
  gather(body, made);
  return joinWordLists(made)
    .filter(({ kind, html }) => kind === 'divider' || hasWords(html))
    .slice(0, MOST_BLOCKS);
}

/** A paste without markup: an empty line parts paragraphs; single line breaks stay. */
export function cleanPlainPaste(text: string): Pasted[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .slice(0, MOST_BLOCKS)
    .map((part) => ({ kind: 'paragraph', html: escapeHtml(part).replaceAll('\n', '<br>'), attributes: {} }));
}

function gather(holder: Element, made: Pasted[]): void {
  let loose = '';
  const flush = () => {
    if (hasWords(loose)) made.push({ kind: 'paragraph', html: loose.trim(), attributes: {} });
    loose = '';
  };
  for (const node of holder.childNodes) {
    const element = elementOf(node);
    if (element && (BLOCKS.has(element.tagName.toUpperCase()) || holdsBlocks(element))) {
      flush();
      gatherBlock(element, made);
    } else loose += inline(node);
  }
  flush();
}

function gatherBlock(element: Element, made: Pasted[]): void {
  const tag = element.tagName.toUpperCase();
  if (/^H[1-6]$/.test(tag))
    return void made.push({
      kind: 'heading',
      html: inlineOf(element),
      attributes: { level: Math.min(4, Math.max(2, Number(tag[1]))) },
    });
  if (tag === 'HR') return void made.push({ kind: 'divider', html: '', attributes: {} });
  if (tag === 'UL' || tag === 'OL')
    return void made.push({ kind: 'list', html: rowsOf(element), attributes: { ordered: tag === 'OL' } });
  if (tag === 'TABLE') return void made.push({ kind: 'table', html: tableRows(element), attributes: {} });
  if (tag === 'BLOCKQUOTE') return void made.push({ kind: 'quote', html: inlineOf(element), attributes: {} });
  if (holdsBlocks(element)) {
    gather(element, made);
    return;
  }
  made.push(paragraphOf(element));
}

/** Word writes a list as paragraphs with a drawn bullet. */
function paragraphOf(element: Element): Pasted {
  const html = inlineOf(element);
  const drawn = /MsoListParagraph/.test(element.getAttribute('class') ?? '')
    ? /^(?:[·•o§–-]|\d+[.)])(?:\s|&nbsp;)*/.exec(html)
    : null;
  if (!drawn) return { kind: 'paragraph', html, attributes: {} };
  const ordered = /\d/.test(drawn[0]);
  return {
    kind: 'list',
    html: `<li>${html.slice(drawn[0].length)}</li>`,
    attributes: { ordered, drawn: true },
  };
}

function joinWordLists(made: Pasted[]): Pasted[] {
  const joined: Pasted[] = [];
  for (const block of made) {
    const last = joined.at(-1);
    if (
      block.attributes.drawn &&
      last?.attributes.drawn &&
      last.attributes.ordered === block.attributes.ordered
    )
      last.html += block.html;
    else joined.push(block);
  }
  return joined.map((block) =>
    block.attributes.drawn ? { ...block, attributes: { ordered: block.attributes.ordered } } : block,
  );
}

function inlineOf(element: Element): string {
  const pieces = [...element.childNodes]
    .map(inline)
    .join('')
    .split(/(<br>|&nbsp;|\s)/);
  const says = (piece: string) => !/^(?:<br>|&nbsp;|\s|)$/.test(piece);
  return pieces.slice(pieces.findIndex(says), pieces.findLastIndex(says) + 1).join('');
}

function inline(node: Node): string {
  if (node.nodeType === 3) return escapeHtml((node.nodeValue ?? '').replace(/[\n\t ]+/g, ' '));
  const element = elementOf(node);
  if (!element || DROPPED.has(element.tagName.toUpperCase())) return '';
  if (element.tagName.toUpperCase() === 'BR') return '<br>';
  const inner = [...element.childNodes].map(inline).join('');
  return inner.trim() === '' ? inner : marked(element, inner);
}

/** The few marks we keep; a style counts as much as a tag, and unsets one (Google Docs wraps all in a `<b>` of weight 400). */
function marked(element: Element, inner: string): string {
  const tag = element.tagName.toUpperCase();
  const style = element.getAttribute('style')?.toLowerCase() ?? '';
  const weight = /font-weight:\s*(\w+)/.exec(style)?.[1];
  const bold = weight ? weight === 'bold' || Number(weight) >= 600 : tag === 'B' || tag === 'STRONG';
  const italic =
    /font-style:\s*italic/.test(style) ||
    ((tag === 'I' || tag === 'EM') && !/font-style:\s*normal/.test(style));
  let html = inner;
  if (tag === 'SUB' || tag === 'SUP' || tag === 'CODE')
    html = `<${tag.toLowerCase()}>${html}</${tag.toLowerCase()}>`;
  if (italic) html = `<em>${html}</em>`;
  if (bold) html = `<strong>${html}</strong>`;
  const href = tag === 'A' ? safeLink(element.getAttribute('href')) : null;
  return href ? `<a href="${escapeHtml(href)}">${html}</a>` : html;
}

/** Only where a reader can go; Google's way station is skipped. */
function safeLink(href: string | null): string | null {
  if (!href || !URL.canParse(href)) return null;
  const url = new URL(href);
  const through =
    /(?:^|\.)google\.\w+$/.test(url.hostname) && url.pathname === '/url' ? url.searchParams.get('q') : null;
  if (through) return safeLink(through);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}

function rowsOf(list: Element): string {
  return [...list.children]
    .filter((child) => child.tagName.toUpperCase() === 'LI')
    .map((row) => `<li>${inlineOf(row)}</li>`)
    .join('');
}

function tableRows(table: Element): string {
  const rows = [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table);
  return rows.map((row) => `<tr>${[...row.children].map(cell).join('')}</tr>`).join('');
}

function cell(element: Element): string {
  const tag = element.tagName.toUpperCase() === 'TH' ? 'th' : 'td';
  return `<${tag}>${inlineOf(element)}</${tag}>`;
}

function holdsBlocks(element: Element): boolean {
  return [...element.children].some((child) => BLOCKS.has(child.tagName.toUpperCase()) || holdsBlocks(child));
}

function elementOf(node: Node): Element | null {
  // A node of type 1 is an element, by the DOM standard.
  return node.nodeType === 1 ? (node as Element) : null;
}

function hasWords(html: string): boolean {
  return html.replace(/<[^<>]*>|&nbsp;|\s/g, '') !== '';
}
