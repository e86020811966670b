import { z } from 'zod';
import { LIMITS } from '@/features/newsroom/saving/schema';
import type { Term } from '@/features/translation/glossary/check-terms';
import { rowId } from '@/lib/row-id';

/** What a person answered to an open point of a story. */
export const Answer = z.discriminatedUnion('about', [
  z.object({
    about: z.literal('doubt'),
    key: z.string().max(60),
    kind: z.enum(['number', 'name', 'quote', 'negation', 'length', 'untranslated', 'term', 'repeat']),
    original: z.string().max(LIMITS.block),
    english: z.string().max(LIMITS.block),
    says: z.string().max(2000),
    /** `right`: the English stays as it is. `fixed`: it was changed. */
    answer: z.enum(['right', 'fixed']),
  }),
  z.object({ about: z.literal('suggestion'), id: rowId(), taken: z.boolean() }),
]);
export type Answer = z.infer<typeof Answer>;

export const Answers = z.object({ answers: z.array(Answer).max(200) });

/** A block as the outlet wrote it. */
export interface OriginalBlock {
  key: string;
  kind: string;
  html: string;
  text: string;
  attributes: Record<string, unknown>;
}

/** What the outlet wrote, in the version our English was made from, and what became of it since. */
export interface Original {
  outlet: string;
  place: string;
  language: string;
  url: string;
  byline: string | null;
  headline: string;
  standfirst: string;
  /** ISO times. */
  publishedAt: string | null;
  filedAt: string;
  blocks: OriginalBlock[];
  /** The outlet's newer version; null: ours is its latest. */
  newer: { filedAt: string; blocks: OriginalBlock[] } | null;
  licence: { name: string; fullText: boolean; pictures: boolean; index: boolean };
  /** What the glossary says for words of it. */
  terms: Term[];
}

/** A machine's newer text for a block that a person has touched. */
export interface Offer {
  id: number;
  key: string;
  html: string;
  engine: string;
  at: string;
}

/** Everything around the draft that the workbench shows. */
export interface Surroundings {
  original: Original | null;
  offers: Offer[];
  /** Ids of doubts that somebody called right (findings/finding.ts). */
  settled: string[];
  sections: { id: number; slug: string; name: string }[];
  topics: string[];
  /** Our copies of the pictures, by the address a text names them with. */
  thumbs: Record<string, string>;
  /** The address readers know; null: never published. */
  path: string | null;
  siteUrl: string;
  zone: string;
}
