import { foldSpace } from '@/features/wire/text/plain-text';
import { stripEnd, stripEnds } from '@/lib/text/strip-ends';

export interface Captioned {
  caption: string;
  credit: string;
}

/** What stands before the name of a photographer or agency, in the languages of news. Letters of any script follow. */
const LABELS = [
  'Foto(?:s|graf|graaf|grafie|grafía|grafia)?(?: de| di| por| von| av| af)?', 'Photo(?:s|graph|graphie|graphe|graphy|credit)?(?: by| de| par| credit)?',
  'Picture(?: by)?', 'Image(?:s)?(?: credit)?', 'Credit(?:s)?', 'Crédit(?:s)?(?: photo)?', 'Crédito(?:s)?', 'Copyright', 'Bild(?:er|nachweis|rechte|quelle)?', 'Quelle',
  'Source', 'Fonte', 'Fuente', 'Imagen', 'Imagem', 'Immagine', 'Crediti', 'Fot\\.', 'Zdj\\.', 'Zdjęcie', 'Źródło', 'Zdroj', 'Autor(?: fotografie)?', 'Autorka',
  'Fotó', 'Kép', 'Forrás', 'Nuotr(?:\\.|auka)', 'Kuva', 'Mynd(?:ir)?', 'Ljósmynd', 'Poza', 'Sursa(?: foto)?', 'Фото', 'Снимка', 'Фотографија', 'Источник', 'Джерело', 'Изображение',
  'Φωτογραφία', 'Φωτό', 'Πηγή', 'Fotoğraf', 'Görsel', 'Kaynak', 'صورة', 'المصدر', 'تصوير', 'عکس', 'منبع', 'تصویر', 'צילום', 'קרדיט', 'फोटो', 'तस्वीर', 'ছবি',
  '写真', '撮影', '撮影者', '提供', '照片', '图', '图源', '图片来源', '圖', '圖片來源', '来源', '摄影', '사진', '출처', '자료사진', 'ภาพ', 'ที่มา', 'Ảnh', 'Nguồn', 'Gambar', 'Sumber', 'Picha', 'Argazkia', 'Fotografio',
].join('|'); // prettier-ignore

const SIGN = '(?:©|\\(c\\)|ⓒ|&copy;)';
const MARK = `(?:(?:${LABELS})\\s?[:：／/]\\s?${SIGN}?|${SIGN}\\s?(?:(?:${LABELS})\\s?[:：]?\\s?)?|(?:${LABELS})\\s?${SIGN})`;
const BRACKETED = new RegExp(
  `[(\\[（【]\\s?${MARK}\\s?([^()\\[\\]（）【】]{1,200})[)\\]）】]\\s?\\.?$`,
  'iu',
);
const AT_END = new RegExp(`(?:^|[\\s.!?。|/–—)»”"·،,;-])${MARK}\\s?(\\S[^]{0,199})?$`, 'iu');
const AGENCIES =
  '(?:dpa|AFP|Reuters|AP|EPA|EFE|ANSA|APA|Getty(?: Images)?|imago|picture alliance|Keystone|TASS|ТАСС|РИА Новости|Xinhua|新华社|共同|時事|연합뉴스|Belga|Lusa|PAP|ČTK|MTI|TT|NTB|Ritzau|Scanpix|Anadolu|AA)';
const AGENCY_IN_BRACKETS = new RegExp(
  `[(（]((?:[^()（）]{0,80}[/, -])?${AGENCIES}(?:[/, -][^()（）]{0,80})?)[)）]\\s?\\.?$`,
  'u',
);

const AT_START = new RegExp(`^(?:${MARK}|${SIGN})\\s?`, 'iu');
const LONGEST_CREDIT = 600;

/** Takes the credit off the end of a caption: `Foto: …`, `© …`, `(Bild: …)`, `(…/AFP)`, in the languages of news. */
export function splitCredit(written: string): Captioned {
  const whole = foldSpace(written);
  // A credit stands at the end.
  const [lead, text] = [whole.slice(0, -LONGEST_CREDIT), whole.slice(-LONGEST_CREDIT)];
  for (const pattern of [BRACKETED, AT_END, AGENCY_IN_BRACKETS]) {
    const found = pattern.exec(text);
    if (!found) continue;
    const credit = tidyCredit(found[1] ?? '');
    const keeps = pattern === AT_END && /^[.!?。)»”"]/.test(found[0]) ? 1 : 0;
    const caption = stripEnd(lead + text.slice(0, found.index + keeps), /[\s|/–—·,;-]/u);
    // A whole sentence after the sign is a sentence.
    if (credit.split(' ').length <= 24) return { caption, credit };
  }
  return { caption: whole, credit: '' };
}

/** A credit without its sign, label, brackets. */
export function tidyCredit(written: string): string {
  const named = foldSpace(written.slice(0, 2000)).replace(AT_START, '');
  return stripEnds(named, /[()[\]|/:\s]/u).slice(0, 500);
}
