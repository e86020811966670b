import type { XmlNode } from '@/features/wire/feed/read-xml';
import { decodeReferences, escapeHtml, foldSpace } from '@/features/wire/text/plain-text';

const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'source', 'track', 'wbr']);

/** The child elements of a name, in order. */
export function childrenOf(node: XmlNode, ...names: string[]): XmlNode[] {
  return node.children.filter(
    (child): child is XmlNode => typeof child !== 'string' && names.includes(child.name),
  );
}

/** The text of the first child, by the order of `names`, that has any. */
export function firstText(node: XmlNode, ...names: string[]): string | null {
  for (const name of names)
    for (const child of childrenOf(node, name)) {
      const text = textOf(child);
      if (text !== '') return text;
    }
  return null;
}

/** All text below an element, white space folded. */
export function textOf(node: XmlNode): string {
  return foldSpace(rawTextOf(node));
}

/**
 * The HTML that an element holds: escaped or in CDATA, as nearly everywhere; written out as elements (XHTML, or a feed
 * that forgot to escape), then serialised.
 */
export function htmlOf(node: XmlNode): string {
  const hasElements = node.children.some((child) => typeof child !== 'string');
  if (!hasElements) return rawTextOf(node).trim();
  const [only, ...others] = node.children.filter((child) => typeof child !== 'string' || child.trim() !== '');
  const wrapped =
    typeof only === 'object' && others.length === 0 && /^(?:xhtml:)?(?:div|body)$/.test(only.name);
  return serialise(wrapped ? only.children : node.children).trim();
}

/** An address inside a feed, absolute. Null when it is none that a browser could open. */
export function addressOf(text: string | null | undefined, base: string | null): string | null {
  const written = decodeReferences(text?.trim() ?? '').replace(/[\t\n\r]/g, '');
  const around = base ?? undefined;
  if (written === '' || !URL.canParse(written, around)) return null;
  const url = new URL(written, around);
  return /^https?:$/.test(url.protocol) && url.hostname ? url.href : null;
}

function rawTextOf(node: XmlNode): string {
  return node.children.map((child) => (typeof child === 'string' ? child : rawTextOf(child))).join('');
}

function serialise(children: XmlNode['children']): string {
  return children
    .map((child) => {
      if (typeof child === 'string') return escapeHtml(child);
      const name = child.name.slice(child.name.indexOf(':') + 1);
      const attributes = Object.entries(child.attributes)
        .filter(([key]) => !key.includes(':') && key !== 'xmlns')
        .map(([key, value]) => ` ${key}="${escapeHtml(value)}"`)
        .join('');
      return VOID.has(name)
        ? `<${name}${attributes}>`
        : `<${name}${attributes}>${serialise(child.children)}</${name}>`;
    })
    .join('');
}
