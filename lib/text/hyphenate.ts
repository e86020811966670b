import { readFileSync } from 'node:fs';
import hyphenopoly from 'hyphenopoly';

// The languages whose headlines hold words wider than a phone. Browsers hyphenate only where they hold a dictionary,
// which Chromium on a desk often does not.
const PATTERNS: ReadonlySet<string> = new Set([
  ...['af', 'be', 'bg', 'cs', 'da', 'de', 'et', 'fi', 'hr', 'hu', 'is', 'lt', 'lv'],
  ...['mk', 'nb', 'nl', 'nn', 'no', 'pl', 'ru', 'sk', 'sl', 'sv', 'tr', 'uk'],
]);
// The library remembers each word it was asked for: a vocabulary, which is why short words never reach it.
const LONG_WORD = /[\p{L}\p{M}]{14,60}/gu;

const hyphenators = new Map<string, (word: string) => string>();

/**
 * The text with soft hyphens (U+00AD) where a word of 14 letters and more may break, by Liang's patterns of its language
 * (BCP 47); unchanged in a language without patterns. For showing alone: what is stored, searched or sent stays as it is.
 */
export function hyphenate(text: string, tag: string): string {
  const language = tag.split('-', 1)[0]?.toLowerCase() ?? '';
  if (!PATTERNS.has(language)) return text;
  return text.replace(LONG_WORD, (word) => hyphenatorOf(language)(word));
}

function hyphenatorOf(language: string): (word: string) => string {
  const known = hyphenators.get(language);
  if (known) return known;
  const made = hyphenopoly
    .config({
      require: [language],
      sync: true,
      minWordLength: 14,
      loaderSync: (file, folder) => readFileSync(new URL(file, folder)),
    })
    .get(language);
  if (!made) throw new Error(`no hyphenation patterns of ${language}`);
  hyphenators.set(language, made);
  return made;
}
