import { escapeHtml } from '@/lib/text/escape-html';

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

// Every tag and attribute that a stored text may have, as our own writers write them; addresses of the web alone.
const SAFE_TAG = new RegExp(
  '</?(?:a|abbr|b|bdi|bdo|br|cite|code|dd|dl|dt|em|i|li|mark|ol|p|q|s|small|span|strong|sub|sup|tbody|td|th|tr|u|ul)' +
    '(?:\\s(?:href="(?:(?:https?://|/(?!/)|[#?]|[\\w.%~-]{1,200}[/?#])[^"<>]*|[\\w.%~-]{0,200})"|' +
    '(?:title|lang|dir|scope|colspan|rowspan)="[^"<>]*")){0,6}\\s?/?>',
  'gi',
);

/**
 * Stored HTML as it may be shown. It was sanitised when it was written; where it has come to hold anything else (a row
 * changed by hand, a restored one), only its words are left.
 */
export function safeHtml(html: string): string {
  if (!html.includes('<')) return html;
  return html.replace(SAFE_TAG, '').includes('<') ? escapeHtml(plainText(html)) : html;
}

/** The words of sanitised HTML, white space folded. Works in browsers too. */
export function plainText(html: string): string {
  return html
    .replace(/<(?:br|\/p|\/li|\/tr|\/t[dh]|\/d[dt])\b[^<>]*>/gi, ' ')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) =>
      name
        ? (ENTITIES[name.toLowerCase()] ?? whole)
        : letter(decimal ? Number(decimal) : parseInt(hex ?? '', 16)),
    )
    .replace(/\s+/g, ' ')
    .trim();
}

function letter(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
