import { readTime } from '@/features/wire/text/read-time';
import type { PageMeta } from '@/features/wire/page/read-meta';
import type { Block } from '@/lib/blocks';

/** How outlets lead to another article. */
const POINTER = new RegExp(
  '^(?:' +
    [
      'lesen sie (?:auch|hier|mehr|dazu)', 'mehr (?:zum thema|dazu|lesen)', 'auch interessant', 'das könnte sie (?:auch )?interessieren', 'ähnliche', 'lees ook', 'lue myös',
      '[àa] lire aussi', 'lire (?:aussi|la suite|plus)', 'lee también', 'leer más', 'ver más artículos', 'te puede interesar', 'más información', 'leggi (?:anche|tutto)', 'leia (?:também|mais)', 'veja também', 'saiba mais',
      'les også', 'läs (?:också|mer|även)', 'læs også', 'lesa meira', 'sjá einnig', 'czytaj (?:więcej|także|też|również)', 'zobacz (?:także|też)', 'čtěte (?:také|i|více)', 'přečtěte si', 'prečítajte si', 'čítajte aj',
      'pročitajte (?:još|i)', 'taip pat skaitykite', 'skaitykite', 'olvasd el', 'citește și', 'прочетете още', 'читайте также', 'читать далее', 'читайте також', 'дивіться також', 'смотрите также', 'etiketler', 'ilgili (?:haber|konular)',
      'bu haberi paylaşın', 'ayrıca bakınız', 'اقرأ أيضا?', 'اقرأ المزيد', 'بیشتر بخوانید', 'مزيد من', 'קראו עוד', 'यह भी पढ़ें', 'ये भी पढ़ें', 'আরও পড়ুন', 'baca juga', 'xem thêm', '関連記事', '【関連', 'あわせて読みたい', '相关阅读', '延伸阅读',
      '관련 ?기사', 'อ่านเพิ่มเติม', 'read (?:more|also)', 'see also', 'related(?: articles?| stories)?',
    ].join('|') +
    ')\\s*[:：]?',
  'iu',
); // prettier-ignore

/** What outlets say about themselves; the whole line goes. */
const NOTICE =
  /^(?:(?:©\s*)?riproduzione riservata|article réservé aux abonnés|il vous reste [\d.,]+ ?% de cet article|zur startseite$|(?:anzeige|werbung|publicité|publicidad|pubblicità|реклама|advertisement|reklam)$|(?:teilen|partager|compartir|share|condividi)$|printer-friendly|無断転載|무단 ?전재|[▶☞■] ?.{0,60}(?:바로가기|구독)|подписывайтесь на наш|підписуйтесь на наш|follow us on|ติดตาม.{0,40}(?:facebook|เฟซบุ๊ก))/iu;

/**
 * Drops from an article's blocks what the page shows but the article does not say: headline, standfirst, byline and time
 * again, further reading, notices of the outlet, lists of links. Paragraphs of the text itself are never touched.
 */
export function tidyBlocks(blocks: Block[], meta: PageMeta): Block[] {
  const repeats = [meta.title, meta.byline].map((text) => plain(text ?? '')).filter(Boolean);
  const [summary, byline] = [meta.summary, meta.byline].map((text) => plain(text ?? '') || null);
  const kept = blocks.filter((block, at) => {
    const words = plain(block.text);
    if (block.kind === 'heading' && words !== '' && repeats.includes(words)) return false;
    if (block.text === '') return true;
    if (at < 6 && words === summary) return false;
    if (at < 4 && (words === byline || isTimeLine(block.text))) return false;
    return !isNotice(block) && !isOnlyLinks(block);
  });
  const firstProse = kept.findIndex(({ kind, text }) => kind === 'paragraph' && text.length > 40);
  return withoutLooseEnds(kept.filter((block, at) => at > firstProse || !isRepeatedHeadline(block, repeats)));
}

/** The headline once more, above the text. */
function isRepeatedHeadline({ kind, text }: Block, repeats: string[]): boolean {
  return (
    kind === 'heading' && repeats.some((repeat) => plain(text).length > 12 && repeat.includes(plain(text)))
  );
}

/** A notice of the outlet; or a pointer to another article, which is a link or stands before one. */
function isNotice(block: Block): boolean {
  const text = block.text.replace(/^[^\p{L}©[【▶☞■]+/u, '');
  if (!/^(?:paragraph|heading|list)$/.test(block.kind) || text.length > 260) return false;
  const pointer = POINTER.exec(text)?.[0];
  return (
    NOTICE.test(text) ||
    (pointer !== undefined && (text.length < pointer.length + 4 || linkedIn(block) > text.length * 0.4))
  );
}

function isTimeLine(text: string): boolean {
  return (
    text.length < 60 &&
    /\d{4}|\d{1,2}[.:]\d{2}/.test(text) &&
    readTime(text.replace(/^[^\d]{0,24}[:：]\s*/, '')) !== null &&
    text.split(' ').length < 8
  );
}

/** Further reading: what is a link from end to end. */
function isOnlyLinks(block: Block): boolean {
  return (
    /^(?:paragraph|heading|list)$/.test(block.kind) &&
    linkedIn(block) > block.text.length * (block.kind === 'list' ? 0.8 : 0.95)
  );
}

function linkedIn({ html }: Block): number {
  return [...html.matchAll(/<a [^<>]*>((?:[^<]|<(?!\/?a\b))*)<\/a>/g)].reduce(
    (sum, [, inner = '']) => sum + inner.replace(/<[^<>]*>|&\w{1,30};/g, '').length,
    0,
  );
}

/** Headings that lead to nothing, dividers at the ends. */
function withoutLooseEnds(blocks: Block[]): Block[] {
  const end = blocks.findLastIndex(({ kind }) => kind !== 'heading' && kind !== 'divider') + 1;
  return blocks.slice(0, end);
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
