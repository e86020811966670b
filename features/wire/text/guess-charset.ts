import iconv from 'iconv-lite';

interface Candidate {
  charset: string;
  /** Letters that ordinary text in this charset is made of. */
  letters: RegExp;
}

/** Written without a declaration by somebody somewhere; the first of two equals wins. */
const CANDIDATES: Candidate[] = [
  { charset: 'windows-1252', letters: /[ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüœŒŸÿ«»‘’“”–—…€°·§©®ªº¿¡\u00A0]/gu },
  { charset: 'windows-1255', letters: /[א-ת“”„–—…₪]/gu },
  { charset: 'windows-1251', letters: /[а-яёА-ЯЁіїєґІЇЄҐў«»“”„–—…№\u00A0]/gu },
  { charset: 'koi8-r', letters: /[а-яёА-ЯЁ]/gu },
  { charset: 'windows-1250', letters: /[áäčďéěíĺľňóôöőřŕšťúůüűýžąćęłńśźżţşăâîđÁČĎÉĚÍŇÓŘŠŤÚŮÝŽĄĆĘŁŃŚŹŻÖÜŐŰ„“”–—…\u00A0]/gu },
  { charset: 'windows-1253', letters: /[α-ωΑ-ΩάέήίόύώϊϋΐΰΆΈΉΊΌΎΏ«»–—…\u00A0]/gu },
  { charset: 'windows-1254', letters: /[çğıöşüâîûÇĞİÖŞÜ“”‘’–—…]/gu },
  { charset: 'windows-1256', letters: /[ء-ي،؛؟پچگک«»–—…]/gu },
  { charset: 'windows-874', letters: /[ก-ฺเ-๎]/gu },
  { charset: 'cp932', letters: /[ぁ-んァ-ヶー。、「」・日本人年大会国中一事者東市場新用発]/gu },
  { charset: 'euc-jp', letters: /[ぁ-んァ-ヶー。、「」・日本人年大会国中一事者東市場新用発]/gu },
  { charset: 'gb18030', letters: /[的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年，。、“”《》：]/gu },
  { charset: 'big5-hkscs', letters: /[的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年，。、「」《》：]/gu },
  { charset: 'cp949', letters: /[이다는의에을를가고은하지로사한기도인대서어자시라아리일해스나정부“”‘’·…]/gu },
]; // prettier-ignore

/** Two-byte charsets have thousands of letters, of which the list above holds the commonest fifth or so. */
const WIDE = new Set(['cp932', 'euc-jp', 'gb18030', 'big5-hkscs', 'cp949']);
const WIDE_WEIGHT = 2.5;

/**
 * The likeliest charset of text that declares none and is not UTF-8: the one in which the letters beyond ASCII are those
 * that languages written in it use, and in which no capital stands inside a word.
 */
export function guessCharset(body: Buffer): string {
  const sample = body.subarray(0, 32_768);
  const scored = CANDIDATES.map((candidate) => ({ ...candidate, score: score(sample, candidate) }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).charset;
}

function score(sample: Buffer, { charset, letters }: Candidate): number {
  const text = iconv.decode(sample, charset);
  const foreign = text.match(/[^\0-\x7F]/gu)?.length ?? 0;
  if (foreign === 0) return 0;
  const usual = (text.match(letters)?.length ?? 0) / foreign;
  const broken =
    (text.match(/[\uFFFD\u0080-\u009F\uE000-\uF8FF\u2500-\u25A0\uFF61-\uFF9F]/gu)?.length ?? 0) / foreign;
  const misplaced = (text.match(/\p{Ll}\p{Lu}|[A-Za-z][^\0-\x7FÀ-ſ]|[À-ÿ]{3}/gu)?.length ?? 0) / foreign;
  return (WIDE.has(charset) ? Math.min(1, usual * WIDE_WEIGHT) : usual) - 3 * broken - 2 * misplaced;
}
