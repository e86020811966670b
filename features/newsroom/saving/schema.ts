import { z } from 'zod';
import { BlockRecord } from '@/features/articles/provenance/schema';
import { ArticleState } from '@/features/articles/schema';
import { BlockAttributes, BlockKind } from '@/lib/blocks';
import { slugify } from '@/lib/text/slug';
import { rowId } from '@/lib/row-id';

/** How much a place holds: said beside the field before anything is sent, and asked again at the door. */
export const LIMITS = {
  ...{ block: 100_000, headline: 500, standfirst: 5000, slug: 200 },
  ...{ topics: 30, topic: 100, bylines: 20, byline: 200 },
} as const;
const count = (most: number) => most.toLocaleString('en-GB');
const Key = z
  .string()
  .regex(/^(?!constructor$)[a-z][a-z0-9-]{0,39}$/, 'A block needs a key of small letters and digits.'); // no name that objects have
const Moment = z.iso.datetime({ offset: true, error: 'This is not a day and time.' }).nullable();
const short = (what: string, most: number) =>
  z.string().max(most, `${what} holds at most ${count(most)} characters.`);
const name = (what: string, most: number) =>
  short(what, most).trim().min(1, `${what} needs at least one letter.`);
const Topic = name('A topic', LIMITS.topic).refine(
  (words) => slugify(words) !== '',
  'A topic needs letters or digits.',
);

/** What is written of a block; its status, origin and history are the server's. */
export const BlockText = z.object({
  kind: BlockKind,
  html: short('A block', LIMITS.block),
  attributes: BlockAttributes.default({}),
});
export type BlockText = z.infer<typeof BlockText>;

export const DraftFields = z.object({
  headline: short('A headline', LIMITS.headline),
  standfirst: short('A standfirst', LIMITS.standfirst),
  slug: short('An address', LIMITS.slug),
  sectionId: rowId('There is no such section.'),
  topics: z.array(Topic).max(LIMITS.topics, `An article has at most ${LIMITS.topics} topics.`),
  bylines: z
    .array(z.object({ credit: name('A byline', LIMITS.byline) }))
    .max(LIMITS.bylines, `An article names at most ${LIMITS.bylines} people or agencies.`),
  breakingUntil: Moment,
  embargoUntil: Moment,
});
export type DraftFields = z.infer<typeof DraftFields>;

/** The same as they stand in the store, where a feed may have put more than a person may write. */
const StoredFields = z.object({
  ...{ headline: z.string(), standfirst: z.string(), slug: z.string(), sectionId: z.number() },
  topics: z.array(z.string()),
  bylines: z.array(z.object({ credit: z.string() })),
  breakingUntil: z.string().nullable(),
  embargoUntil: z.string().nullable(),
}) satisfies z.ZodType<DraftFields>;
export type Field = keyof DraftFields;
export const FIELDS = Object.keys(DraftFields.shape) as Field[]; // the shape has these names and no other

/** Why a field can't be changed, in a sentence; absent: it can. */
export type Fixed = Partial<Record<Field, string>>;

/** A whole working text, as it can be merged. `order` names every block once. */
export interface DraftText {
  fields: DraftFields;
  blocks: Record<string, BlockText>;
  order: string[];
}

/**
 * What a browser changed since version `base`. A block that is null was removed. `order` names all blocks as the writer
 * sees them. `review` marks what was read; `decide` settles a block that the outlet changed: our text stays, or the
 * machine's newest suggestion is taken; `back` takes one's own decision back, and the question is open again.
 */
export const Change = z.object({
  base: z.int().nonnegative(),
  fields: DraftFields.partial().optional(),
  blocks: z
    .array(z.object({ key: Key, block: BlockText.nullable() }))
    .max(2000)
    .optional(),
  order: z.array(Key).max(5000).optional(),
  review: z
    .array(z.object({ key: Key, reviewed: z.boolean() }))
    .max(5000)
    .optional(),
  decide: z
    .array(z.object({ key: Key, take: z.enum(['ours', 'theirs', 'back']) }))
    .max(5000)
    .optional(),
});
export type Change = z.infer<typeof Change>;

/** The header that says whose page sends: the id of the user it was opened by. */
export const SENDER = 'x-newsroom-user';

export const SaveId = z.string().regex(/^[\w-]{8,64}$/, 'A save needs an id of 8 to 64 letters and digits.');

export const Choice = z.object({
  base: z.int().nonnegative(),
  choice: z.enum(['theirs', 'mine', 'text']),
  html: short('A block', LIMITS.block).optional(),
});
export type Choice = z.infer<typeof Choice>;

export const DraftBlock = BlockText.extend({
  key: Key,
  /** One of `BlockKind`, or what a later version of ours wrote: then the draft is read-only. */
  kind: z.string(),
  html: z.string(),
  attributes: z.record(z.string(), z.unknown()),
  ...BlockRecord.shape,
  sourceKey: z.string().nullable(),
  staleSince: z.string().nullable(),
});
export type DraftBlock = z.infer<typeof DraftBlock>;

/** Two texts that met in one place (`block:b7`, `field:headline`). Empty: removed, or not there yet. */
export const DraftConflict = z.object({
  id: z.number(),
  place: z.string(),
  ancestor: z.string(),
  theirs: z.string(),
  mine: z.string(),
  author: z.string(),
  theirAuthor: z.string().nullable(),
  at: z.string(),
});
export type DraftConflict = z.infer<typeof DraftConflict>;

/** An article as its editor gets it. `readOnly` says why nobody, or not this person, can write in it. */
export const Draft = z.object({
  id: z.number(),
  version: z.number(),
  state: ArticleState,
  language: z.string(),
  originalLanguage: z.string().nullable(),
  fields: StoredFields,
  blocks: z.array(DraftBlock),
  conflicts: z.array(DraftConflict),
  readOnly: z.string().nullable(),
  /** Fields that this person can't change now, each with the reason. */
  fixed: z.partialRecord(DraftFields.keyof(), z.string()),
});
export type Draft = z.infer<typeof Draft>;

/** What became of a save. `merged`: places that others changed since its base, and that are in the draft now. */
export const SaveOutcome = z.object({
  version: z.number(),
  draft: Draft,
  merged: z.array(z.string()),
  conflicts: z.array(DraftConflict),
});
export type SaveOutcome = z.infer<typeof SaveOutcome>;

/** Somebody who has the article open. `silentSince`: nothing was heard for a minute. */
export interface Person {
  name: string;
  initials: string;
  place: string | null;
  silentSince: string | null;
  me: boolean;
}
