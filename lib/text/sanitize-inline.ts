import sanitizeHtml from 'sanitize-html';

const INLINE = ['a', 'abbr', 'b', 'bdi', 'br', 'code', 'em', 'i', 'span', 'strong', 'sub', 'sup'];

/** Inline HTML from outside, made safe: a few harmless elements, links to http(s) only, everything else as its text. */
export function sanitizeInline(html: string): string {
  return sanitizeHtml(html, {
    allowedTags: INLINE,
    allowedAttributes: { a: ['href'], span: ['lang', 'dir'], bdi: ['dir'], abbr: ['title'] },
    allowedSchemes: ['http', 'https'],
    allowProtocolRelative: false,
    nestingLimit: 12,
  });
}
