import { ElementType, parseDocument } from 'htmlparser2';
import sanitizeHtml from 'sanitize-html';
import { guardHtml } from '@/features/wire/html/guard-html';

type Document = ReturnType<typeof parseDocument>;
export type HtmlNode = Document['children'][number];
export type HtmlElement = Extract<HtmlNode, { attribs: unknown }>;

const INLINE = [
  'a', 'abbr', 'acronym', 'b', 'bdi', 'bdo', 'big', 'br', 'cite', 'code', 'del', 'dfn', 'em', 'font', 'i', 'ins', 'kbd', 'label',
  'mark', 'q', 's', 'samp', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'time', 'tt', 'u', 'var', 'wbr', 'ruby', 'rb',
]; // prettier-ignore
const BLOCK = [
  'address', 'article', 'aside', 'audio', 'blockquote', 'body', 'caption', 'center', 'dd', 'details', 'div', 'dl', 'dt', 'embed',
  'figcaption', 'figure', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'html', 'iframe', 'img', 'li', 'main', 'object', 'ol', 'p',
  'picture', 'pre', 'section', 'source', 'summary', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'ul', 'video',
]; // prettier-ignore
const UNSEEN = [
  'applet', 'base', 'button', 'canvas', 'dialog', 'form-input', 'head', 'input', 'link', 'map', 'math', 'meta', 'noembed', 'noframes',
  'noscript', 'option', 'param', 'plaintext', 'rp', 'rt', 'script', 'select', 'style', 'svg', 'template', 'textarea', 'title', 'xmp',
]; // prettier-ignore
const IMAGE = [
  'src',
  'srcset',
  'alt',
  'title',
  'width',
  'height',
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-srcset',
];

/** Tags inside a line of text; everything else starts a line of its own. */
export const INLINE_TAGS: ReadonlySet<string> = new Set(INLINE);

/**
 * HTML of any origin as a tree in which nothing can run: sanitised, without comments, scripts, forms and their likes.
 * Classes stay until the blocks are read from it, for they tell a credit from a caption. Throws like `guardHtml`.
 */
export function readTree(html: string): HtmlNode[] {
  guardHtml(html);
  const clean = sanitizeHtml(html, {
    allowedTags: [...INLINE, ...BLOCK],
    nonTextTags: UNSEEN,
    allowedAttributes: {
      '*': ['class', 'lang', 'dir', 'itemprop'],
      a: ['href'],
      abbr: ['title'],
      img: IMAGE,
      source: ['src', 'srcset', 'type'],
      iframe: ['src', 'data-src', 'title'],
      embed: ['src'],
      object: ['data'],
      video: ['src', 'title', 'poster'],
      audio: ['src', 'title'],
      blockquote: ['cite', 'data-instgrm-permalink'],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan'],
    },
    allowedSchemes: ['http', 'https'],
    allowedSchemesAppliedToAttributes: ['href', 'src', 'cite', 'data', 'poster'],
    allowVulnerableTags: false,
    allowedIframeHostnames: undefined,
  });
  return parseDocument(clean).children;
}

/** Narrows a node to an element. */
export function isElement(node: HtmlNode): node is HtmlElement {
  return 'attribs' in node;
}

/** The text of a text node, else null. */
export function textIn(node: HtmlNode): string | null {
  return node.type === ElementType.Text ? node.data : null;
}

/** All elements below, in document order, that the test takes; it does not look inside those. */
export function findAll(nodes: HtmlNode[], takes: (element: HtmlElement) => boolean): HtmlElement[] {
  return nodes.filter(isElement).flatMap((node) => (takes(node) ? [node] : findAll(node.children, takes)));
}

/** The words below some nodes, unfolded. */
export function wordsOf(nodes: HtmlNode[]): string {
  return nodes
    .map(
      (node) =>
        textIn(node) ??
        (isElement(node) ? ` `.repeat(INLINE_TAGS.has(node.name) ? 0 : 1) + wordsOf(node.children) : ''),
    )
    .join('');
}
