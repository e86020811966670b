import { z } from 'zod';
import { BlockRecord, Fill } from '@/features/articles/provenance/schema';
import type { Provenance } from '@/features/articles/provenance/tell-text';
import { KeyedBlock } from '@/lib/blocks';
import { PictureView } from '@/features/media/schema';

/** `draft → in_review → approved → scheduled → published → corrected`; `withdrawn` by us, `killed` for legal reasons. */
export const ArticleState = z.enum([
  'draft',
  'in_review',
  'approved',
  'scheduled',
  'published',
  'corrected',
  'withdrawn',
  'killed',
]);
export type ArticleState = z.infer<typeof ArticleState>;

/**
 * What a block waits for: `machine` a person, `edited` a reader, `reviewed` nothing, `stale` a decision, since the outlet
 * changed it after we translated it. Who did what is another thing: `provenance/`.
 */
export const BlockStatus = z.enum(['machine', 'edited', 'reviewed', 'stale']);
export type BlockStatus = z.infer<typeof BlockStatus>;

/**
 * A block as published: frozen in the article's revision, complete enough to be set without another look-up, with who
 * did what to it. Those frozen before hands were kept have none.
 */
export const PublishedBlock = KeyedBlock.extend({
  ...BlockRecord.shape,
  sourceKey: z.string().nullable(),
  pictures: z.array(PictureView).default([]),
});
export type PublishedBlock = z.infer<typeof PublishedBlock>;

/** A name on a byline: a person or an agency with a page, or initials nobody resolved (`credit`, never invented). */
export const Credit = z.object({
  kind: z.enum(['person', 'agency', 'credit']),
  name: z.string(),
  slug: z.string().nullable(),
});
export type Credit = z.infer<typeof Credit>;

export const SectionRef = z.object({ slug: z.string(), name: z.string() });
export type SectionRef = z.infer<typeof SectionRef>;

/** The outlet as a source line names it. `language` is a BCP 47 tag, `timeZone` an IANA name. */
export const SourceRef = z.object({
  id: z.number(),
  slug: z.string(),
  name: z.string(),
  romanisedName: z.string().nullable(),
  city: z.string().nullable(),
  language: z.string(),
  timeZone: z.string(),
});
export type SourceRef = z.infer<typeof SourceRef>;

/** A story as every list shows it. */
export const StoryCard = z.object({
  id: z.number(),
  path: z.string(),
  section: SectionRef,
  headline: z.string(),
  standfirst: z.string(),
  originalHeadline: z.string().nullable(),
  originalLanguage: z.string().nullable(),
  source: SourceRef.nullable(),
  publishedAt: z.date(),
  fill: Fill,
  /** Whether the outlet's terms let readers see the original beside it. */
  showsOriginal: z.boolean(),
  picture: PictureView.nullable(),
  breaking: z.boolean(),
});
export type StoryCard = z.infer<typeof StoryCard>;

/** One page of a keyset-ordered list; `next` is the cursor for the page after it, null on the last. */
export interface StoryList {
  stories: StoryCard[];
  next: string | null;
}

/** A note for readers. It stands over the text, below the block it is about, or at the end. */
export const Correction = z.object({
  id: z.number(),
  at: z.date(),
  kind: z.string(),
  text: z.string(),
  atTop: z.boolean().default(false),
  blockKey: z.string().nullable().default(null),
});
export type Correction = z.infer<typeof Correction>;

/** What the reader is told about the original. `itemUrl` is the story's address at the outlet. */
export interface Original {
  headline: string;
  standfirst: string;
  language: string;
  itemUrl: string;
  publishedAt: Date | null;
  retracted: boolean;
  changedSince: boolean;
  licence: { name: string; url: string | null; attribution: string | null; showsFullText: boolean };
}

/** Everything the article page needs. `day` is the day in its address, in the site's time zone. */
export interface ArticlePage {
  id: number;
  path: string;
  day: string;
  section: SectionRef;
  language: string;
  headline: string;
  standfirst: string;
  publishedAt: Date;
  modifiedAt: Date | null;
  credits: Credit[];
  blocks: PublishedBlock[];
  source: SourceRef | null;
  original: Original | null;
  /** How the English came to be, of the whole text, whatever the terms let readers see of it. */
  provenance: Provenance;
  corrections: Correction[];
  topics: SectionRef[];
  /** What its reader may like, best first. */
  related: StoryCard[];
  /** How many stories there are of its day, itself among them. */
  storiesOfDay: number;
  indexable: boolean;
  demo: boolean;
  /** Readers can't see it yet: there is nothing to report. */
  unpublished?: boolean;
}

/** One line of the bilingual view: our block and the block it translates; either side may be missing. */
export interface BilingualRow {
  key: string;
  english: PublishedBlock | null;
  original: KeyedBlock | null;
}
