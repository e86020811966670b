import { stripEnds } from '@/lib/text/strip-ends';

/** Languages whose month names are known; for those with their own calendar, the Gregorian months. */
const LOCALES = [
  'en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'nb', 'fi', 'is', 'et', 'lv', 'lt', 'pl', 'cs', 'sk', 'sl', 'hr',
  'sr', 'sr-Latn', 'bs', 'mk', 'bg', 'ro', 'hu', 'el', 'tr', 'az', 'ru', 'uk', 'be', 'kk', 'uz', 'ka', 'hy', 'he', 'ar', 'ar-SY',
  'ar-DZ', 'fa-u-ca-gregory', 'ps-u-ca-gregory', 'ur', 'hi', 'bn', 'mr', 'ne', 'ta', 'te', 'id', 'ms', 'vi', 'th-u-ca-gregory',
  'sw', 'am', 'af', 'sq', 'ca', 'gl', 'eu', 'ga', 'cy', 'eo',
]; // prettier-ignore

/** What Intl does not know: spellings in use, and months that feeds write in another alphabet. */
const EXTRA: Record<string, number> = {
  sept: 9, märz: 3, maerz: 3, mrz: 3, jänner: 1, jän: 1, feber: 2, februari: 2, januari: 1, maart: 3, mei: 5, augustus: 8,
  januaro: 1, februaro: 2, marto: 3, aprilo: 4, majo: 5, junio: 6, julio: 7, aŭgusto: 8, septembro: 9, oktobro: 10, novembro: 11, decembro: 12,
}; // prettier-ignore

let byLanguage: Map<string, Map<string, number>> | null = null;

/** The number of a month by its name, long or short, in the nominative or as it stands in a date; or null. */
export function monthOf(word: string, language: string): number | null {
  byLanguage ??= readMonths();
  const key = plain(word);
  const wanted = language.toLowerCase().split('-')[0] ?? '';
  for (const spelt of [key, stripEnds(key, /[^\p{L}]/u)]) {
    const own = byLanguage.get(wanted)?.get(spelt) ?? byLanguage.get('en')?.get(spelt) ?? EXTRA[spelt];
    if (own) return own;
    for (const months of byLanguage.values()) if (months.has(spelt)) return months.get(spelt) ?? null;
  }
  return null;
}

function readMonths(): Map<string, Map<string, number>> {
  const all = new Map<string, Map<string, number>>();
  for (const locale of LOCALES) {
    const language = locale.split('-')[0] ?? locale;
    const months = all.get(language) ?? new Map<string, number>();
    all.set(language, months);
    for (const options of [
      { month: 'long' },
      { month: 'short' },
      { day: 'numeric', month: 'long' },
      { day: 'numeric', month: 'short' },
    ] as const) {
      const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
      for (let month = 0; month < 12; month++) {
        const name =
          format.formatToParts(Date.UTC(2024, month, 15)).find(({ type }) => type === 'month')?.value ?? '';
        if (/\p{L}{2}/u.test(name) && !months.has(plain(name))) months.set(plain(name), month + 1);
      }
    }
  }
  return all;
}

/** Case, accents and the dot of an abbreviation don't count. */
function plain(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?<=[a-zα-ω])\p{M}/gu, '')
    .normalize('NFC')
    .replace(/\.$/, '');
}
