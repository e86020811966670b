import type { PublishedBlock } from '@/features/articles/schema';
import { numberBlocks } from '@/features/reading/number-blocks';
import { DENSE } from '@/features/search/question/read-question';

/** A paragraph in both languages, and its number on the article page. */
export interface Passage {
  number: number;
  english: string;
  original: string | null;
}

interface Choosing {
  blocks: readonly PublishedBlock[];
  originals: readonly { key: string; text: string }[];
  terms: readonly string[];
}

/** The first paragraph that has the most of what was asked for, in either language; null when none has any of it. */
export function choosePassage({ blocks, originals, terms }: Choosing): Passage | null {
  const numbers = numberBlocks(blocks);
  const texts = new Map(originals.map(({ key, text }) => [key, text]));
  const needles = needlesOf(terms);
  let best: Passage | null = null;
  let most = 0;
  for (const { key, text, sourceKey } of blocks) {
    const number = numbers.get(key);
    if (number === undefined) continue;
    const original = texts.get(sourceKey ?? '') ?? null;
    const weight = weigh(needles, ` ${foldWords(text)} ${foldWords(original ?? '')} `);
    if (weight <= most) continue;
    most = weight;
    best = { number, english: text, original };
  }
  return best;
}

interface Needle {
  whole: string;
  /** How inflections of it begin: what the database's stemmers do is only guessed at here. */
  start: string;
}

function needlesOf(terms: readonly string[]): Needle[] {
  const words = terms.flatMap((term) => foldWords(term).split(' ').filter(Boolean));
  return [...new Set(words)].map((word) =>
    DENSE.test(word)
      ? { whole: word, start: word }
      : { whole: ` ${word} `, start: ` ${word.slice(0, Math.max(3, Math.ceil(word.length * 0.6)))}` },
  );
}

function weigh(needles: readonly Needle[], text: string): number {
  return needles.reduce(
    (sum, { whole, start }) => sum + (text.includes(whole) ? 3 : text.includes(start) ? 2 : 0),
    0,
  );
}

/** Words in lower case without accents, one space between them. */
function foldWords(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
