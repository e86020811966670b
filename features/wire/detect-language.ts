import type { DetectedLanguage } from '@/features/wire/schema';

interface Hints {
  /** What is believed already, such as the feed's language; decides between near equals. */
  prior?: string | null;
}

/** Writing systems that one language of news uses almost alone, some of which the detector has no model for. */
const SCRIPTS: [RegExp, string][] = [
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Lao}/gu, 'lo'],
  [/\p{Script=Khmer}/gu, 'km'],
  [/\p{Script=Myanmar}/gu, 'my'],
  [/\p{Script=Ethiopic}/gu, 'am'],
  [/\p{Script=Sinhala}/gu, 'si'],
  [/\p{Script=Tamil}/gu, 'ta'],
  [/\p{Script=Telugu}/gu, 'te'],
  [/\p{Script=Kannada}/gu, 'kn'],
  [/\p{Script=Malayalam}/gu, 'ml'],
  [/\p{Script=Gujarati}/gu, 'gu'],
  [/\p{Script=Gurmukhi}/gu, 'pa'],
  [/\p{Script=Oriya}/gu, 'or'],
  [/\p{Script=Tibetan}/gu, 'bo'],
  [/\p{Script=Thaana}/gu, 'dv'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Greek}/gu, 'el'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
];

interface Neighbour {
  language: string;
  /** What the detector takes it for. */
  takenFor: RegExp;
  words: RegExp;
  /** The share of such words from which on it is this language. */
  share: number;
}

/** Languages the detector has no model for, by the words and letters that their neighbours don't have. */
const NEIGHBOURS: Neighbour[] = [
  { language: 'eo', takenFor: /./, share: 0.2, words: /(?<!\p{L})(?:la|kaj|estas|estis|kiu|kiuj|tiu|ĉi|ĝi|oni|ilia|sed|aŭ|ke|kun|pri|\p{L}{2,}(?:oj|ojn|ajn|aj))(?!\p{L})|[ĉĝĥĵŝŭ]/giu },
  { language: 'gl', takenFor: /^(?:pt|es|ca)$/, share: 0.025, words: /(?<!\p{L})(?:unha|dunha|nunha|cunha|unhas|máis|tamén|aínda|coa|co|non|ás|polo|pola|dende|até|moi|onde|despois|seu|súa|estivo|fixo|xa|xunto|xente|axuda)(?!\p{L})/giu },
  { language: 'mk', takenFor: /^(?:sr|bg)$/, share: 0.08, words: /(?<!\p{L})(?:во|од|со|дека|ќе|што|како|беше|биде|овој|оваа|нивните|неговиот|ги|го|му)(?!\p{L})|[ѓќѕ]/giu },
  { language: 'id', takenFor: /^ms$/, share: 0.02, words: /(?<!\p{L})(?:bahwa|karena|bisa|mereka|saat|adalah|tetapi|namun|sedangkan|di|kata|polisi|sebuah|usai|pria)(?!\p{L})/giu },
  { language: 'sw', takenFor: /^(?:ms|tl|no|da|ku|sq|yo|et|fi)$/, share: 0.15, words: /(?<!\p{L})(?:ya|wa|kwa|katika|na|ni|za|la|cha|vya|kuwa|hiyo|baada|pia|huku|ambaye|alisema|wake)(?!\p{L})/giu },
  { language: 'ha', takenFor: /^(?:tl|ms|yo|sl|eu|sq|ku|en|fi|az|sw)$/, share: 0.25, words: /(?<!\p{L})(?:ya|wa|da|na|ta|a|cewa|kuma|shi|wannan|domin|amma|sun|an|zai|ba|wani|wata|ga|daga|yi|mai|ne|ce|su)(?!\p{L})|[ɓɗƙ]/giu },
  { language: 'ps', takenFor: /^(?:fa|ur|ar|ku)$/, share: 0.08, words: /[ټډړږښګڼې]|(?<!\p{L})(?:چې|دي|کې|او)(?!\p{L})/giu },
  { language: 'kk', takenFor: /^(?:ru|bg|az)$/, share: 0.2, words: /[әғқңөұүһі]/giu },
]; // prettier-ignore

const SHORT = 80;
type Eld = (typeof import('eld/large'))['eld'];
let loading: Promise<Eld> | null = null;

/**
 * The language of a text as a BCP 47 code with how sure that is. Nothing to read gives the prior, or `und`. The model
 * (40 MB) is loaded at the first call that needs it.
 */
export async function detectLanguage(text: string, { prior }: Hints = {}): Promise<DetectedLanguage> {
  const sample = text.replace(/https?:\/\/\S+|[@#]\w+/g, ' ').slice(0, 4000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const believed = prior?.split('-')[0]?.toLowerCase() ?? null;
  if (letters === 0) return { language: prior ?? 'und', confidence: 0 };
  const certain = languageOfScript(sample, letters);
  if (certain) return certain;
  loading ??= import('eld/large').then(({ eld }) => eld);
  return weigh(sample, letters, believed, (await loading).detect(sample).getScores());
}

function languageOfScript(text: string, letters: number): DetectedLanguage | null {
  for (const [script, language] of SCRIPTS) {
    const share = (text.match(script)?.length ?? 0) / letters;
    // Japanese mixes kana into Chinese characters; a tenth of kana is never Chinese.
    if (share > (language === 'ja' ? 0.1 : 0.5))
      return { language, confidence: language === 'ja' ? 0.99 : Math.min(0.99, 0.5 + share / 2) };
  }
  if ((text.match(/\p{Script=Han}/gu)?.length ?? 0) / letters > 0.5)
    return { language: 'zh', confidence: 0.95 };
  return null;
}

function weigh(
  text: string,
  letters: number,
  prior: string | null,
  scores: Record<string, number>,
): DetectedLanguage {
  const ranked = Object.entries(scores).sort((a, b) => b[1] - a[1]);
  const [first, second] = ranked;
  if (!first) return { language: prior ?? 'und', confidence: prior ? 0.3 : 0 };
  const length = Math.min(1, letters / SHORT);
  const neighbour = NEIGHBOURS.find((each) => isNeighbour(text, first[0], each));
  if (neighbour) return { language: neighbour.language, confidence: round(0.4 + 0.45 * length) };
  const own = ranked.find(([language]) => language === prior);
  // The shorter the text, the more the outlet's own word counts, also for a language that the detector does not know.
  if (own && own[1] > first[1] * (0.55 + 0.4 * length))
    return { language: own[0], confidence: own === first ? round(0.7 + 0.29 * length) : 0.5 };
  if (
    prior &&
    NEIGHBOURS.some(({ language, takenFor }) => language === prior && takenFor.test(first[0]) && length < 1)
  )
    return { language: prior, confidence: 0.4 };
  const ahead = (first[1] - (second?.[1] ?? 0)) / Math.max(first[1], 0.01);
  return {
    language: first[0],
    confidence: round((0.4 + 0.6 * Math.min(1, ahead * 3)) * (0.5 + 0.5 * length)),
  };
}

function isNeighbour(text: string, detected: string, { takenFor, words, share }: Neighbour): boolean {
  const all = text.match(/[\p{L}\p{M}]+/gu)?.length ?? 1;
  return all >= 3 && takenFor.test(detected) && (text.match(words)?.length ?? 0) / all >= share;
}

function round(confidence: number): number {
  return Math.round(Math.min(0.99, confidence) * 100) / 100;
}
