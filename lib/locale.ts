/**
 * Each language signs its stories with one letter, or a digraph it treats as one, that English does not have. Never a
 * flag: languages are not states. A letter once given is kept for good, since readers learn it.
 */
// prettier-ignore
const STAMPS: Readonly<Record<string, string>> = {
  af: 'ê', am: 'አ', ar: 'ع', as: 'ৰ', az: 'ə', be: 'ў', bg: 'Ж', bn: 'ক', bo: 'བ', bs: 'ć', ca: 'ŀ', ckb: 'ێ',
  cs: 'ř', cy: 'ŵ', da: 'æ', de: 'ß', el: 'Ω', eo: 'ĝ', es: 'ñ', et: 'õ', eu: 'tx', fa: 'پ', fi: 'ä', fo: 'ð',
  fr: 'ç', ga: 'bh', gd: 'mh', gl: 'nh', gu: 'ગ', ha: 'ɗ', he: 'ש', hi: 'ह', hr: 'đ', ht: 'è', hu: 'ő', hy: 'Ձ',
  id: 'ny', ig: 'ị', is: 'þ', it: 'ò', ja: 'あ', jv: 'dj', ka: 'ქ', kk: 'қ', km: 'ក', kn: 'ಕ', ko: '한', ku: 'î',
  ky: 'ң', lb: 'é', lo: 'ລ', lt: 'ė', lv: 'ķ', mk: 'ѓ', ml: 'മ', mn: 'ө', mr: 'ळ', ms: 'sy', mt: 'ħ', my: 'မ',
  nb: 'ø', ne: 'झ', nl: 'ĳ', nn: 'ø', no: 'ø', oc: 'lh', or: 'ଓ', pa: 'ਪ', pl: 'ł', ps: 'ښ', pt: 'ã', ro: 'ț',
  ru: 'ы', sd: 'ڄ', si: 'ක', sk: 'ľ', sl: 'č', so: 'kh', sq: 'ë', sr: 'ђ', sv: 'å', sw: 'dh', ta: 'அ', te: 'త',
  tg: 'ҷ', th: 'ก', ti: 'ቲ', tl: 'ng', tr: 'ğ', tt: 'җ', ug: 'ۆ', uk: 'ї', ur: 'ٹ', uz: 'oʻ', vi: 'ư', xh: 'xh',
  yi: 'ײ', yo: 'ẹ', zh: '文', zu: 'hl',
};

const RIGHT_TO_LEFT = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa']);

const names = new Intl.DisplayNames('en', { type: 'language' });
const directions = new Map<string, 'ltr' | 'rtl'>();

/** What English calls the language of a BCP 47 tag (`German`); the tag itself when it is not a valid one. */
export function languageName(tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The direction of the script a BCP 47 tag is written in, by the likely subtags of CLDR (`ur` → `rtl`). */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  const known = directions.get(tag);
  if (known) return known;
  const direction = RIGHT_TO_LEFT.has(scriptOf(tag)) ? 'rtl' : 'ltr';
  directions.set(tag, direction);
  return direction;
}

/** A BCP 47 tag as it is written (`zh-hant` → `zh-Hant`); anything else unchanged. Addresses are in lower case. */
export function canonicalTag(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag;
  } catch {
    return tag;
  }
}

/** The letter a language signs with; `§` for one that has none yet. */
export function stampOf(tag: string): string {
  return STAMPS[tag.split('-', 1)[0]?.toLowerCase() ?? ''] ?? '§';
}

function scriptOf(tag: string): string {
  try {
    return new Intl.Locale(tag).maximize().script ?? 'Latn';
  } catch {
    return 'Latn';
  }
}
