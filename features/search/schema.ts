import type { StoryCard } from '@/features/articles/schema';

/** What a story must have, each thing in one of several spellings, and what it must not: one side of an OR. */
export interface Alternative {
  all: string[][];
  none: string[];
}

/** What a search is narrowed to, as it stands in the address. Days are in the site's time zone, both included. */
export interface Filters {
  section?: string;
  source?: string;
  language?: string;
  from?: string;
  to?: string;
}

/** An address of the search page. */
export interface Asked extends Filters {
  q: string;
  after?: string;
}

/** A piece of text, and whether it is what somebody looked for. */
export interface Piece {
  text: string;
  marked: boolean;
}

/** A found story. `paragraph` is where the words stand, by the number it has on the article page. */
export interface Hit {
  story: StoryCard;
  headline: Piece[];
  originalHeadline: Piece[] | null;
  passage: { english: Piece[]; original: Piece[] | null; paragraph: number | null };
}

/**
 * What a search finds: one page, best first. `total` counts to `MOST_FOUND`; one more means that there are others.
 * `by` says how it was found: exactly as asked, with `corrected` words, or with `most` of the words only.
 */
export interface Found {
  hits: Hit[];
  next: string | null;
  total: number;
  by: 'exact' | 'corrected' | 'most';
  /** Words that no story has, with what was looked for instead; empty when nothing was near. */
  corrections: ReadonlyMap<string, readonly string[]>;
}

/** Something that a search can be narrowed to, and how many stories it has. `key` is what stands in the address. */
export interface Choice {
  key: string;
  name: string;
  articles: number;
}

export interface Choices {
  languages: Choice[];
  sources: Choice[];
}

/** No list of results is longer. */
export const MOST_FOUND = 500;
