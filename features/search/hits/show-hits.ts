import { cutAround, shareOfMark } from '@/features/search/hits/cut-pieces';
import { markWords, type Markable } from '@/features/search/hits/mark-words';
import { readPassages, type Place } from '@/features/search/hits/read-passages';
import type { Hit, Piece } from '@/features/search/schema';

const MOST_LETTERS = 260;
const MOST_DENSE_LETTERS = 110;
const DENSE_LANGUAGE = /^(?:zh|ja|ko|th|lo|km|my|bo)\b/;

/** Found stories as a page shows them, with the words that were asked for marked in both languages. */
export async function showHits(ids: readonly number[], terms: readonly string[]): Promise<Hit[]> {
  if (ids.length === 0) return [];
  const places = await readPassages(ids, terms);
  const marked = await markWords(places.flatMap(textsOf), terms);
  return places.map((place, at) => hitOf(place, marked.slice(at * TEXTS, (at + 1) * TEXTS)));
}

const TEXTS = 4;

/** Always four, so that what comes back can be told apart: headline and passage, each in both languages. */
function textsOf({ story, passage }: Place): Markable[] {
  const language = story.originalLanguage ?? 'en';
  return [
    { text: story.headline, language: 'en' },
    { text: story.originalHeadline ?? '', language },
    { text: passage?.english ?? story.standfirst, language: 'en' },
    { text: passage?.original ?? '', language },
  ];
}

function hitOf({ story, passage }: Place, [headline, there, english, original]: Piece[][]): Hit {
  if (!headline || !there || !english || !original) throw new Error('a text of a hit was not marked');
  const most = DENSE_LANGUAGE.test(story.originalLanguage ?? '') ? MOST_DENSE_LETTERS : MOST_LETTERS;
  return {
    story,
    headline,
    originalHeadline: story.originalHeadline ? there : null,
    passage: {
      // What is marked on one side only is shown near the same place on the other.
      english: cutAround(english, MOST_LETTERS, shareOfMark(original)),
      original: passage?.original ? cutAround(original, most, shareOfMark(english)) : null,
      paragraph: passage?.number ?? null,
    },
  };
}
