import { z } from 'zod';
import { BlockRecord } from '@/features/articles/provenance/schema';
import { ArticleState } from '@/features/articles/schema';
import { BlockAttributes, BlockKind } from '@/lib/blocks';

const LONGEST_BLOCK = 100_000;
const Key = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'A block needs a key of small letters and digits.');
const Moment = z.iso.datetime({ offset: true }).nullable();

/** What is written of a block; its status, origin and history are the server's. */
export const BlockText = z.object({
  kind: BlockKind,
  html: z.string().max(LONGEST_BLOCK, 'A block holds at most 100,000 characters.'),
  attributes: BlockAttributes.default({}),
});
export type BlockText = z.infer<typeof BlockText>;

export const DraftFields = z.object({
  headline: z.string().max(500, 'A headline holds at most 500 characters.'),
  standfirst: z.string().max(5000, 'A standfirst holds at most 5,000 characters.'),
  slug: z.string().max(200),
  sectionId: z.int().positive(),
  topics: z.array(z.string().trim().min(1).max(100)).max(30, 'An article has at most 30 topics.'),
  bylines: z.array(z.object({ credit: z.string().trim().min(1).max(200) })).max(20),
  breakingUntil: Moment,
  embargoUntil: Moment,
});
export type DraftFields = z.infer<typeof DraftFields>;
export type Field = keyof DraftFields;

/** A whole working text, as it can be merged. `order` names every block once. */
export interface DraftText {
  fields: DraftFields;
  blocks: Record<string, BlockText>;
  order: string[];
}

/**
 * What a browser changed since version `base`. A block that is null was removed. `order` names all blocks as the writer
 * sees them. `review` marks what was read; `decide` settles a block that the outlet changed: our text stays, or the
 * machine's newest suggestion is taken.
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
    .array(z.object({ key: Key, take: z.enum(['ours', 'theirs']) }))
    .max(5000)
    .optional(),
});
export type Change = z.infer<typeof Change>;

export const SaveId = z.string().regex(/^[\w-]{8,64}$/, 'A save needs an id of 8 to 64 letters and digits.');

export const Choice = z.object({
  base: z.int().nonnegative(),
  choice: z.enum(['theirs', 'mine', 'text']),
  html: z.string().max(LONGEST_BLOCK).optional(),
});
export type Choice = z.infer<typeof Choice>;

export const DraftBlock = BlockText.extend({
  key: Key,
  /** One of `BlockKind`, or what a later version of ours wrote: then the draft is read-only. */
  kind: z.string(),
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
  fields: DraftFields,
  blocks: z.array(DraftBlock),
  conflicts: z.array(DraftConflict),
  readOnly: z.string().nullable(),
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
