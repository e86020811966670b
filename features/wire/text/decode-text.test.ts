import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decodeText } from '@/features/wire/text/decode-text';

const xml = (charset: string, text: string) =>
  `<?xml version="1.0" encoding="${charset}"?><rss><title>${text}</title></rss>`;
const html = (charset: string, text: string) =>
  `<!doctype html><meta charset="${charset}"><title>${text}</title>`;
const samples: Record<string, string> = {
  'windows-1251': 'Правительство объявило о новых мерах поддержки',
  'koi8-r': 'Правительство объявило о новых мерах поддержки',
  'iso-8859-2': 'Vláda schválila rozpočet na příští rok, řekl mluvčí',
  'windows-1250': 'Vláda schválila rozpočet – řekl „žádné“ zvýšení',
  'windows-1252': 'Die Präsidentin sagte „nein“ – für 5 € übrigens',
  'iso-8859-15': 'Le cœur du débat coûte 5 €',
  'iso-8859-7': 'Η κυβέρνηση ανακοίνωσε νέα μέτρα',
  'windows-1254': 'Cumhurbaşkanı yarın görüşecek, ığüşöç',
  'windows-1255': 'הממשלה הודיעה על צעדים חדשים',
  'windows-1256': 'أعلنت الحكومة عن تدابير جديدة',
  'windows-874': 'รัฐบาลประกาศมาตรการใหม่',
  shift_jis: '政府は新しい対策を発表した。',
  'euc-jp': '政府は新しい対策を発表した。',
  gb2312: '政府宣布了新的措施，这是今年的第一次。',
  big5: '政府宣布了新的措施，這是今年的第一次。',
  'euc-kr': '정부는 새로운 대책을 발표했다고 밝혔다.',
};

describe.each(Object.entries(samples))('%s', (charset, text) => {
  test('is read where the document declares it', () => {
    expect(decodeText({ body: iconv.encode(xml(charset, text), charset) })).toContain(text);
    expect(decodeText({ body: iconv.encode(html(charset, text), charset) })).toContain(text);
  });

  test('is read where only the server declares it', () => {
    const body = iconv.encode(`<rss><title>${text}</title></rss>`, charset);
    expect(decodeText({ body, contentType: `text/xml; charset=${charset}` })).toContain(text);
  });

  test('gives way to UTF-8 when the bytes are UTF-8', () => {
    expect(
      decodeText({ body: Buffer.from(xml(charset, text)), contentType: `text/xml; charset=${charset}` }),
    ).toContain(text);
  });
});

test.each(Object.entries(samples).filter(([name]) => !/^iso-8859|windows-1250/.test(name)))(
  '%s is guessed from its letters when nobody declares it',
  (charset, text) => {
    expect(
      decodeText({ body: iconv.encode(`<rss><title>${text}. ${text}</title></rss>`, charset) }),
    ).toContain(text);
  },
);

test('a document that lies about UTF-8 is read by what the server says', () => {
  const body = iconv.encode(xml('utf-8', 'Правительство'), 'windows-1251');
  expect(decodeText({ body, contentType: 'text/xml; charset=windows-1251' })).toContain('Правительство');
});

test('a server’s thoughtless iso-8859-1 does not overrule the document', () => {
  const body = iconv.encode(xml('windows-1251', 'Правительство'), 'windows-1251');
  expect(decodeText({ body, contentType: 'text/xml; charset=ISO-8859-1' })).toContain('Правительство');
});

test('one broken byte does not turn UTF-8 into another charset', () => {
  const body = Buffer.concat([
    Buffer.from('<p>Größe, Länge, Höhe, Dörfer, Städte'),
    Buffer.from([0xff]),
    Buffer.from('Übung</p>'),
  ]);
  expect(decodeText({ body })).toContain('Städte\uFFFDÜbung');
});

test.each(['utf16le', 'utf16-be', 'utf32-le'])('%s is known by its mark and without a word', (charset) => {
  expect(decodeText({ body: iconv.encode('<rss>Žena</rss>', charset, { addBOM: true }) })).toBe(
    '<rss>Žena</rss>',
  );
});

test('UTF-16 is known without a mark, and a mark is no part of the text', () => {
  expect(decodeText({ body: iconv.encode('<rss>Žena</rss>', 'utf16le') })).toBe('<rss>Žena</rss>');
  expect(decodeText({ body: Buffer.from('\uFEFF<rss/>') })).toBe('<rss/>');
});

test('an unknown label and an empty body are no reason to fail', () => {
  expect(decodeText({ body: Buffer.from('<a>ö</a>'), contentType: 'text/html; charset=nonsense' })).toBe(
    '<a>ö</a>',
  );
  expect(decodeText({ body: Buffer.alloc(0) })).toBe('');
});

test('UTF-8 that was encoded twice is mended, and text that only looks like it is left alone', () => {
  expect(
    decodeText({ body: Buffer.from('<a>CinÃ©ma â€“ régional</a>'.replace('régional', 'rÃ©gional')) }),
  ).toBe('<a>Cinéma – régional</a>');
  expect(decodeText({ body: Buffer.from('<a>São Ã© João</a>') })).toBe('<a>São Ã© João</a>');
});
