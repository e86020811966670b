import { isUtf8 } from 'node:buffer';
import { getEncoding } from 'encoding-sniffer';
import iconv from 'iconv-lite';
import { guessCharset } from '@/features/wire/text/guess-charset';

interface Received {
  body: Buffer;
  /** The `Content-Type` header. */
  contentType?: string | null;
}

/** Labels that mean a larger set in practice, as browsers read them (WHATWG Encoding Standard). */
const WIDER: Record<string, string> = {
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'us-ascii': 'windows-1252',
  ascii: 'windows-1252',
  'iso-8859-9': 'windows-1254',
  'iso-8859-11': 'windows-874',
  'tis-620': 'windows-874',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  'x-gbk': 'gb18030',
  shift_jis: 'cp932',
  'x-sjis': 'cp932',
  'euc-kr': 'cp949',
  'ks_c_5601-1987': 'cp949',
  big5: 'big5-hkscs',
  'iso-8859-8-i': 'iso-8859-8',
  'unicode-1-1-utf-8': 'utf-8',
  utf8: 'utf-8',
};

/**
 * The text of a feed or page. A byte order mark decides; then text that is valid UTF-8 is UTF-8 whatever it claims,
 * since other charsets practically never look like it; then what the document or the server declares, as far as the
 * bytes allow; at last a guess from the letters. Never throws: what can't be read becomes U+FFFD.
 */
export function decodeText({ body, contentType }: Received): string {
  const charset = charsetOf(body, contentType ?? '');
  return mendDoubleEncoding(iconv.decode(body, charset).replace(/^\uFEFF/, ''));
}

function charsetOf(body: Buffer, contentType: string): string {
  const marked = markedCharset(body);
  if (marked) return marked;
  const declared = declaredCharsets(body, contentType);
  // Chinese and Japanese of a few letters can pass for UTF-8, and ISO-2022-JP is written in ASCII.
  const stateful = declared.find((name) => name.startsWith('iso-2022-'));
  if (stateful) return stateful;
  if (isUtf8(body) || isMostlyUtf8(body)) return 'utf-8';
  return declared.find((name) => name !== 'utf-8') ?? guessCharset(body);
}

function markedCharset(body: Buffer): string | null {
  const start = body.subarray(0, 4).toString('hex');
  if (start.startsWith('efbbbf')) return 'utf-8';
  if (start === 'fffe0000') return 'utf-32le';
  if (start === '0000feff') return 'utf-32be';
  if (start.startsWith('fffe') || /^3c00[2-7].00/.test(start)) return 'utf-16le';
  if (start.startsWith('feff') || /^003c00/.test(start)) return 'utf-16be';
  return null;
}

/** What document and server say, the more believable first. Servers add `iso-8859-1` without looking. */
function declaredCharsets(body: Buffer, contentType: string): string[] {
  const server = known(/charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1]);
  const head = body.subarray(0, 4096).toString('latin1');
  const document =
    known(/<\?xml\s[^<>]{0,200}?encoding\s{0,5}=\s{0,5}["']([\w.:-]{1,40})/i.exec(head)?.[1]) ??
    known(getEncoding(body, { maxBytes: 4096, defaultEncoding: 'utf-8' }));
  const both = server === 'windows-1252' ? [document, server] : [server, document];
  // A document that was read as ASCII up to its declaration can't be UTF-16, whatever it says.
  return both.filter((name) => name !== null && !name.startsWith('utf-16')) as string[]; // null is filtered out
}

function known(label: string | undefined): string | null {
  const name = label?.toLowerCase() ?? '';
  const wider = WIDER[name] ?? name;
  return wider !== '' && iconv.encodingExists(wider) ? wider : null;
}

/** UTF-8 with a few broken bytes: a cut-off end, one advertisement in another charset. */
function isMostlyUtf8(body: Buffer): boolean {
  const text = body.toString('utf8');
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  const whole = text.match(/[^\0-\x7F\uFFFD]/gu)?.length ?? 0;
  return whole > broken * 4;
}

/** UTF-8 that somebody took for windows-1252 or Latin-1 and encoded again (`CinÃ©ma`), in the whole document. */
function mendDoubleEncoding(text: string): string {
  if (!/[ÂÃâÐÑØÙã]/.test(text)) return text;
  const latin = text.replace(/[^\0-\xFF]/gu, (letter) => {
    const byte = iconv.encode(letter, 'windows-1252').toString('latin1');
    return byte === '?' ? '\xFF' : byte; // no such letter in windows-1252: makes the bytes invalid, so the text stays
  });
  const bytes = Buffer.from(latin, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : text;
}
