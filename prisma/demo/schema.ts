import { z } from 'zod';
import { BlockKind } from '@/lib/blocks';

const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const Line = z.string().trim().min(1);

/** An invented outlet. `licence`: `full` lets us show the whole text, `excerpt` headline and opening only. */
export const DemoOutlet = z.object({
  slug: Slug,
  name: Line,
  /** The name in Latin letters, when `name` is not. */
  romanisedName: Line.optional(),
  city: Line,
  /** ISO 3166-1 alpha-2. */
  country: z.string().regex(/^[A-Z]{2}$/),
  /** BCP 47. */
  language: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/),
  /** IANA name. */
  timeZone: z.string().refine((zone) => Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))),
  homepage: z.url(),
  licence: z.enum(['full', 'excerpt']),
});
export type DemoOutlet = z.infer<typeof DemoOutlet>;

/** One of our drawings, a file in `pictures/`. */
export const DemoPicture = z.object({
  file: z.string().regex(/^[a-z-]+\.svg$/),
  alt: Line,
  caption: Line,
  originalCaption: Line.optional(),
  credit: z.literal('Drawing: The Limited Times'),
});
export type DemoPicture = z.infer<typeof DemoPicture>;

/** How far people have read the English of a block. */
export const DemoStatus = z.enum(['machine', 'edited', 'reviewed']);
export type DemoStatus = z.infer<typeof DemoStatus>;

/**
 * One block in both languages. Paragraph, heading and quote have `english` and `original`; list and fact box have
 * items of equal number (a fact box also a title, and each item reads `figure: what it is`); pictures have no text.
 */
export const DemoBlock = z
  .object({
    kind: BlockKind,
    status: DemoStatus,
    english: Line.optional(),
    original: Line.optional(),
    englishTitle: Line.optional(),
    originalTitle: Line.optional(),
    englishItems: z.array(Line).optional(),
    originalItems: z.array(Line).optional(),
    picture: DemoPicture.optional(),
    pictures: z.array(DemoPicture).optional(),
  })
  .refine(isComplete, 'the block lacks what its kind needs');
export type DemoBlock = z.infer<typeof DemoBlock>;

interface BlockParts {
  kind: BlockKind;
  english?: string | undefined;
  original?: string | undefined;
  englishTitle?: string | undefined;
  originalTitle?: string | undefined;
  englishItems?: string[] | undefined;
  originalItems?: string[] | undefined;
  picture?: DemoPicture | undefined;
  pictures?: DemoPicture[] | undefined;
}

function isComplete(block: BlockParts): boolean {
  const hasItems = !!block.englishItems && block.englishItems.length === block.originalItems?.length;
  if (block.kind === 'list') return hasItems;
  if (block.kind === 'fact_box') return hasItems && !!block.englishTitle && !!block.originalTitle;
  if (block.kind === 'picture') return !!block.picture;
  if (block.kind === 'gallery') return (block.pictures?.length ?? 0) > 1;
  return block.kind === 'divider' || (!!block.english && !!block.original);
}

/** A correction made after publication. `ageHours` counts back from the first start and is less than the story's. */
const DemoCorrection = z.object({ ageHours: z.number().nonnegative(), text: Line });

/** A whole story. `ageHours` counts back from the first start; `withdrawn` is the reason readers are given. */
export const DemoStory = z.object({
  outlet: Slug,
  section: z.enum(['world', 'europe', 'economy', 'climate', 'science', 'culture', 'sport']),
  slug: Slug,
  headline: Line,
  originalHeadline: Line,
  standfirst: Line,
  originalStandfirst: Line,
  /** `name` in Latin letters; `originalName` as the outlet prints it, when that differs. */
  byline: z.object({ name: Line.optional(), originalName: Line.optional(), agency: Line.optional() }),
  ageHours: z.number().positive(),
  breaking: z.boolean().optional(),
  corrections: z.array(DemoCorrection).default([]),
  withdrawn: Line.optional(),
  /** Names as readers see them; the slug is the name in lower case with hyphens. */
  topics: z.array(z.string().regex(/^[A-Z][A-Za-z ]+$/)).min(1),
  picture: DemoPicture.optional(),
  blocks: z.array(DemoBlock).min(1),
});
export type DemoStory = z.infer<typeof DemoStory>;
/** A story as its author writes it: what has a default may be left out. */
export type DemoStoryDraft = z.input<typeof DemoStory>;
