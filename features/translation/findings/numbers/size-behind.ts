import { powersOf } from '@/features/translation/findings/numbers/size-words';

/** What the words behind a figure multiply it by: powers of ten, one or more, and how far the words reach. */
export interface Size {
  powers: readonly number[];
  length: number;
}

// Chinese, Japanese and Korean write the size of a number right behind it, and count on; Thai writes on without a space.
// 5千米 are kilometres, 5兆瓦 megawatts, 百分 are hundredths.
const SIGNS =
  /^(?:千(?![米瓦克])|兆(?![瓦赫字比])|百(?!分)|[十万萬億亿십백천만억조])+|^[ \u00a0]?(?:พัน|หมื่น|แสน|ล้าน)+/u;
const SIGN = /พัน|หมื่น|แสน|ล้าน|./gu;
const POWER_OF_SIGN = new Map(
  Object.entries({
    ...{ 十: 1, 십: 1, 百: 2, 백: 2, 千: 3, 천: 3, 万: 4, 萬: 4, 만: 4, 億: 8, 亿: 8, 억: 8, 兆: 12, 조: 12 },
    ...{ พัน: 3, หมื่น: 4, แสน: 5, ล้าน: 6 },
  }),
);
const WORD = /^(\.?)([ \t\u00a0\u202f-]?)(?:(?:de|di|ya)[ \u00a0])?(\p{L}[\p{L}\p{M}]{0,24})/u;
const MOST_WORDS = 4;
// `m` may be metres and `k` a tenth of a race: neither counts on from another word, nor behind a hyphen.
const SHORT = 1;

/**
 * Reads the words of size behind a figure, all that follow each other: `mil millones`, `mii de miliarde`, `lakh crore`
 * are one size. Nothing that we know: the power 0, of no length.
 */
export function sizeBehind(behind: string, language: string): Size {
  const signs = SIGNS.exec(behind)?.[0];
  if (signs) return { powers: [powerOfSigns(signs)], length: signs.length };
  let size: Size = { powers: [0], length: 0 };
  for (let words = 0; words < MOST_WORDS; words++) {
    const [found, dot = '', gap = '', word = ''] = WORD.exec(behind.slice(size.length)) ?? [];
    if (found === undefined || !mayFollow({ dot, gap, word }, words === 0)) return size;
    const powers = powersOf(word, language);
    if (!powers) return size;
    const all = size.powers.flatMap((before) => powers.map((power) => before + power));
    size = { powers: all, length: size.length + found.length };
    if (word.length === SHORT) return size;
  }
  return size;
}

/** Whether a word may belong to what stands before it. A point ends a sentence, unless the next word is a small one. */
function mayFollow({ dot, gap, word }: Record<'dot' | 'gap' | 'word', string>, isFirst: boolean): boolean {
  if (isFirst) return dot === '' && !(gap === '-' && word.length === SHORT);
  return gap !== '' && word.length > SHORT && (dot === '' || word === word.toLowerCase());
}

function powerOfSigns(signs: string): number {
  return (signs.match(SIGN) ?? []).reduce((sum, sign) => sum + (POWER_OF_SIGN.get(sign) ?? 0), 0);
}
