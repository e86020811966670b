import { z } from 'zod';
import { BlockKind } from '@/lib/blocks';

const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const Line = z.string().trim().min(1);

const SECTIONS = [
  ...(['world', 'europe', 'middle-east', 'asia', 'africa', 'americas'] as const),
  ...(['economy', 'climate', 'science', 'culture', 'sport'] as const),
] as const;

/** How far people have read the English of a block. */
const DemoStatus = z.enum(['machine', 'edited', 'reviewed']);
type DemoStatus = z.infer<typeof DemoStatus>;

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

/** One of our drawings, a file in `pictures/`. All of them carry the same credit. */
export const DemoPicture = z.strictObject({
  file: z.string().regex(/^[a-z-]+\.svg$/),
  alt: Line,
  caption: Line,
  originalCaption: Line.optional(),
  /** The point that must stay in sight where a box crops it, as shares of width and height; the middle when absent. */
  focus: z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)]).optional(),
});
export type DemoPicture = z.infer<typeof DemoPicture>;

const Row = z.array(Line).min(2);

/**
 * One block in both languages; a paragraph unless it says otherwise, its status the story's. Paragraph, heading and
 * quote have `english` and `original`; list and fact box have items of equal number (a fact box also a title, and each
 * item reads `figure: what it is`); a table has rows of equal form, the first its head; pictures have no text.
 */
const DemoFields = z.strictObject({
  kind: BlockKind.default('paragraph'),
  status: DemoStatus.optional(),
  english: Line.optional(),
  original: Line.optional(),
  englishTitle: Line.optional(),
  originalTitle: Line.optional(),
  englishItems: z.array(Line).optional(),
  originalItems: z.array(Line).optional(),
  englishRows: z.array(Row).optional(),
  originalRows: z.array(Row).optional(),
  picture: DemoPicture.optional(),
  pictures: z.array(DemoPicture).optional(),
});
type DemoFields = z.infer<typeof DemoFields>;
const DemoBlock = DemoFields.refine(isComplete, 'the block lacks what its kind needs');
/** A block of a demo story, with the status it has. */
export type DemoBlock = DemoFields & { status: DemoStatus };

const COMPLETE: Record<BlockKind, (block: DemoFields) => boolean> = {
  paragraph: hasText,
  heading: hasText,
  quote: hasText,
  embed: () => false,
  list: ({ englishItems, originalItems }) => matches(englishItems, originalItems),
  fact_box: ({ englishItems, originalItems, englishTitle, originalTitle }) =>
    matches(englishItems, originalItems) && !!englishTitle && !!originalTitle,
  table: ({ englishRows, originalRows }) =>
    matches(englishRows, originalRows) && matches(englishRows?.flat(), originalRows?.flat()),
  picture: ({ picture }) => !!picture,
  gallery: ({ pictures }) => (pictures?.length ?? 0) > 1,
  divider: () => true,
};

function isComplete(block: DemoFields): boolean {
  return COMPLETE[block.kind](block);
}

function hasText({ english, original }: { english?: string | undefined; original?: string | undefined }) {
  return !!english && !!original;
}

function matches(english: unknown[] = [], original: unknown[] = []): boolean {
  return english.length > 0 && english.length === original.length;
}

/** A correction made after publication. `ageHours` counts back from the first start and is less than the story's. */
const DemoCorrection = z.strictObject({
  ageHours: z.number().nonnegative(),
  text: Line,
  /** Which of the story's blocks was wrong, from 1 on. */
  block: z.number().int().positive().optional(),
});

/**
 * A whole story: the file `stories/OUTLET/SLUG.yaml`. `ageHours` counts back from the first start; `withdrawn` is the
 * reason readers are given; `status` is how far people have read the English where a block does not say otherwise.
 */
export const DemoStory = z
  .strictObject({
    outlet: Slug,
    section: z.enum(SECTIONS),
    slug: Slug,
    headline: Line,
    originalHeadline: Line,
    standfirst: Line,
    originalStandfirst: Line,
    /** `name` in Latin letters; `originalName` as the outlet prints it, when that differs. */
    byline: z.strictObject({
      name: Line.optional(),
      originalName: Line.optional(),
      agency: Line.optional(),
    }),
    ageHours: z.number().positive(),
    breaking: z.boolean().optional(),
    /** Stories of several outlets with the same name here tell of one event. */
    cluster: Slug.optional(),
    corrections: z.array(DemoCorrection).default([]),
    withdrawn: Line.optional(),
    /** How far a story has come that readers do not have yet; `wire`: filed, and nobody has taken it. */
    stand: z.enum(['wire', 'draft', 'in_review', 'approved']).optional(),
    /** Names as readers see them; the slug is the name in lower case with hyphens. */
    topics: z.array(z.string().regex(/^[A-Z][A-Za-z ]+$/)).min(1),
    picture: DemoPicture.optional(),
    status: DemoStatus,
    blocks: z.array(DemoBlock).min(1),
  })
  .transform(({ status, ...story }) => ({
    ...story,
    blocks: story.blocks.map((block): DemoBlock => ({ ...block, status: block.status ?? status })),
  }));
export type DemoStory = z.infer<typeof DemoStory>;
