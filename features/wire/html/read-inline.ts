import { withoutTracking } from '@/features/wire/canonical-address';
import { isElement, textIn, type HtmlElement, type HtmlNode } from '@/features/wire/html/read-tree';
import { escapeHtml, foldSpace } from '@/features/wire/text/plain-text';
import { stripEnd } from '@/lib/text/strip-ends';

/** One line of text: plain, and with the few inline tags that we keep. */
export interface Line {
  text: string;
  html: string;
}

type Token =
  { kind: 'text'; text: string } | { kind: 'open' | 'close'; tag: string; html: string } | { kind: 'break' };

const KEPT: Record<string, string> = {
  em: 'em', i: 'em', cite: 'em', dfn: 'em', var: 'em', strong: 'strong', b: 'strong', sub: 'sub', sup: 'sup',
  code: 'code', kbd: 'code', samp: 'code', tt: 'code', abbr: 'abbr', acronym: 'abbr', bdi: 'bdi', bdo: 'bdi',
}; // prettier-ignore

/**
 * The lines in a run of inline nodes, apart where two or more breaks stand together, white space folded, empty lines
 * gone. Only `a[href] em strong sub sup code br abbr bdi span[lang|dir]` are in the HTML.
 */
export function readLines(nodes: HtmlNode[], base: string | null): Line[] {
  const lines: Token[][] = [[]];
  const open: Token[] = [];
  let breaks = 0;
  for (const token of tokensOf(nodes, base)) {
    if (token.kind === 'break') breaks++;
    else if (token.kind === 'text' && foldSpace(token.text) !== '') {
      if (breaks > 1) {
        // What is open at the end of a line is closed there and opened again in the next.
        lines.at(-1)?.push(...open.map(closing).reverse());
        lines.push([...open]);
      } else if (breaks === 1) lines.at(-1)?.push({ kind: 'break' });
      breaks = 0;
    }
    if (token.kind === 'open') open.push(token);
    if (token.kind === 'close') open.pop();
    if (token.kind !== 'break') lines.at(-1)?.push(token);
  }
  return lines.map(writeLine).filter(({ text }) => text !== '');
}

/** All of a run as one line, whatever breaks it holds. */
export function readLine(nodes: HtmlNode[], base: string | null): Line {
  const lines = readLines(nodes, base);
  return { text: lines.map(({ text }) => text).join(' '), html: lines.map(({ html }) => html).join('<br>') };
}

function tokensOf(nodes: HtmlNode[], base: string | null): Token[] {
  return nodes.flatMap((node): Token[] => {
    const text = textIn(node);
    if (text !== null) return [{ kind: 'text', text }];
    if (!isElement(node)) return [];
    if (node.name === 'br') return [{ kind: 'break' }];
    if (node.name === 'img') return [{ kind: 'text', text: node.attribs.alt ?? '' }];
    const inner = tokensOf(node.children, base);
    const tag = openingTag(node, base);
    if (!tag || !inner.some((token) => token.kind === 'text' && foldSpace(token.text) !== '')) return inner;
    return [{ kind: 'open', ...tag }, ...inner, closing({ kind: 'open', ...tag })];
  });
}

function openingTag(
  { name, attribs }: HtmlElement,
  base: string | null,
): { tag: string; html: string } | null {
  if (name === 'a') {
    const href = linkOf(attribs.href, base);
    return href ? { tag: 'a', html: `<a href="${escapeHtml(href)}">` } : null;
  }
  const direction = [
    /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/.test(attribs.lang ?? '') ? ` lang="${attribs.lang}"` : '',
    /^(?:ltr|rtl|auto)$/i.test(attribs.dir ?? '') ? ` dir="${attribs.dir?.toLowerCase()}"` : '',
  ].join('');
  const tag = KEPT[name] ?? (name === 'span' && direction ? 'span' : null);
  const title = tag === 'abbr' && attribs.title ? ` title="${escapeHtml(foldSpace(attribs.title))}"` : '';
  return tag ? { tag, html: `<${tag}${tag === 'span' || tag === 'bdi' ? direction : title}>` } : null;
}

/** A link's address, absolute and without tracking; null for anything but http and https. */
export function linkOf(written: string | undefined, base: string | null): string | null {
  const href = written?.trim() ?? '';
  if (href === '' || href.startsWith('#') || !URL.canParse(href, base ?? undefined)) return null;
  const url = new URL(href, base ?? undefined);
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) return null;
  const address = withoutTracking(url);
  return address.length <= 4000 ? address : null;
}

function closing(token: Token): Token {
  return token.kind === 'open' ? { kind: 'close', tag: token.tag, html: `</${token.tag}>` } : token;
}

/** Folds white space across the borders of tags and writes what is left. */
function writeLine(tokens: Token[]): Line {
  const pieces = tokens.map((token) => ({
    token,
    text: token.kind === 'text' ? unprintable(token.text) : '',
  }));
  let afterSpace = true;
  for (const piece of pieces) {
    if (piece.token.kind === 'break') afterSpace = true;
    if (piece.text === '') continue;
    piece.text = afterSpace ? piece.text.replace(/^[\s\u00A0]+/u, '') : piece.text;
    if (piece.text !== '') afterSpace = /\s$/u.test(piece.text);
  }
  let beforeEnd = true;
  for (const piece of pieces.toReversed()) {
    if (piece.token.kind === 'break') beforeEnd = true;
    if (piece.text === '' || !beforeEnd) continue;
    piece.text = stripEnd(piece.text, /\s/u);
    beforeEnd = piece.text === '';
  }
  const text = pieces.map(({ token, text: words }) => (token.kind === 'break' ? ' ' : words)).join('');
  const html = pieces
    .map(({ token, text: words }) =>
      token.kind === 'text' ? escapeText(words) : token.kind === 'break' ? '<br>' : token.html,
    )
    .join('');
  return { text: foldSpace(text), html: html.replace(/<(\w{1,20})(?:\s[^<>]*)?><\/\1>/g, '') };
}

/** Runs of white space as one space; a single no-break space is meant. */
function unprintable(text: string): string {
  return text
    .replace(/(?!\s)\p{Cc}|[\u00AD\uFEFF]/gu, '')
    .replace(/\s+/gu, (space) => (/^[\u00A0\u202F\u3000\u2009]$/.test(space) ? space : ' '));
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
