import sanitizeHtml from 'sanitize-html';
import type { BlockText, Change } from '@/features/newsroom/saving/schema';
import type { BlockAttributes } from '@/lib/blocks';
import { plainText } from '@/lib/text/plain-text';
import { sanitizeInline } from '@/lib/text/sanitize-inline';

const INLINE = ['a', 'abbr', 'b', 'bdi', 'br', 'code', 'em', 'i', 'span', 'strong', 'sub', 'sup'];
const INLINE_ATTRIBUTES = { a: ['href'], span: ['lang', 'dir'], bdi: ['dir'], abbr: ['title'] };

/** A block as an editor's browser sent it, made fit to be shown to readers: HTML of its kind only, its plain text beside it. */
export function cleanBlock({ kind, html, attributes }: BlockText): BlockText & { text: string } {
  const clean = HTML_OF[kind](html).trim();
  return { kind, html: clean, attributes: pick(attributes, ATTRIBUTES_OF[kind]), text: plainText(clean) };
}

/** The same of every block of a change, so that what is compared is what is kept. */
export function cleanChange({ blocks, ...rest }: Change): Change {
  if (!blocks) return rest;
  const cleaned = blocks.map(({ key, block }) => {
    if (!block) return { key, block };
    const { kind, html, attributes } = cleanBlock(block);
    return { key, block: { kind, html, attributes } };
  });
  return { ...rest, blocks: cleaned };
}

const none = () => '';
const HTML_OF: Record<BlockText['kind'], (html: string) => string> = {
  paragraph: sanitizeInline,
  heading: sanitizeInline,
  quote: sanitizeInline,
  list: (html) => sanitizeWith(['li', 'ul', 'ol'], html),
  table: (html) => sanitizeWith(['tr', 'td', 'th'], html),
  fact_box: (html) => sanitizeWith(['p', 'ul', 'ol', 'li', 'dl', 'dt', 'dd'], html),
  embed: sanitizeInline,
  picture: none,
  gallery: none,
  divider: none,
};
const ATTRIBUTES_OF: Record<BlockText['kind'], (keyof BlockAttributes)[]> = {
  paragraph: [],
  heading: ['level'],
  quote: [],
  list: ['ordered'],
  table: ['title'],
  fact_box: ['title'],
  embed: ['url', 'title'],
  picture: ['pictures'],
  gallery: ['pictures'],
  divider: [],
};

function sanitizeWith(tags: string[], html: string): string {
  const cell = ['colspan', 'rowspan'];
  return sanitizeHtml(html, {
    allowedTags: [...INLINE, ...tags],
    allowedAttributes: { ...INLINE_ATTRIBUTES, td: cell, th: [...cell, 'scope'] },
    allowedSchemes: ['http', 'https'],
    allowProtocolRelative: false,
    nestingLimit: 16,
  });
}

function pick(attributes: BlockAttributes, names: (keyof BlockAttributes)[]): BlockAttributes {
  return Object.fromEntries(
    names.filter((name) => attributes[name] !== undefined).map((name) => [name, attributes[name]]),
  );
}
