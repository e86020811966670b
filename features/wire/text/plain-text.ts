import { Parser } from 'htmlparser2';

const UNSEEN = new Set(['script', 'style', 'template', 'noscript', 'svg', 'math']);
const FORMATTING =
  /<\/?(?:a|abbr|acronym|b|big|br|cite|code|del|div|em|font|h[1-6]|i|img|ins|kbd|mark|p|q|ruby|rt|rp|s|small|span|strike|strong|sub|sup|tt|u|wbr)(?:\s[^<>]{0,2000})?\/?>/gi;
const ENTITY = /&(?:[a-z][a-z0-9]{1,30}|#\d{1,7}|#x[\da-f]{1,6});/i;

/** White space as one space, invisible controls and places to break a word at gone, letters untouched (no normalisation: the text is a quotation). */
export function foldSpace(text: string): string {
  return text
    .replace(/(?!\s)\p{Cc}|[\u00AD\uFEFF]/gu, '')
    .replace(/\s+/gu, (space) => (/^[\u00A0\u202F\u3000\u2009]$/.test(space) ? space : ' '))
    .trim();
}

/** The words of a piece of HTML: tags gone, blocks apart by a space, references decoded. */
export function textOfHtml(html: string): string {
  if (!/[<&]/.test(html)) return foldSpace(html);
  const words: string[] = [];
  let unseen = 0;
  const parser = new Parser({
    onopentag: (name) => {
      if (UNSEEN.has(name)) unseen++;
      else if (
        !/^(?:a|abbr|b|bdi|bdo|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|u|wbr)$/.test(name)
      )
        words.push(' ');
    },
    onclosetag: (name) => {
      if (UNSEEN.has(name)) unseen--;
      else if (/^(?:p|div|li|h[1-6]|td|th|tr|blockquote|figcaption)$/.test(name)) words.push(' ');
    },
    ontext: (text) => {
      if (unseen === 0) words.push(text);
    },
  });
  parser.write(html);
  parser.end();
  return foldSpace(words.join(''));
}

/** Character references decoded, everything else as it is, a `<` too. */
export function decodeReferences(text: string): string {
  return ENTITY.test(text) ? rawText(text.replaceAll('<', '&lt;')) : text;
}

/**
 * A headline of a feed, which may be text, HTML, or HTML escaped once too often. Angle brackets that are no formatting
 * stay: `5 < 6`. Null when nothing is left.
 */
export function tidyHeadline(title: string): string | null {
  let text = title.replace(FORMATTING, (tag) => (/^<\/?(?:br|p|div|h\d)/i.test(tag) ? ' ' : ''));
  for (let round = 0; round < 3 && ENTITY.test(text); round++) text = decodeReferences(text);
  if (/<\/[a-z]/i.test(text)) text = text.replace(FORMATTING, '');
  return foldSpace(text) || null;
}

/** Safe as text between tags and inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => ESCAPES[mark] ?? mark);
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function rawText(html: string): string {
  let text = '';
  const parser = new Parser({ ontext: (piece) => (text += piece) });
  parser.write(html);
  parser.end();
  return text;
}
