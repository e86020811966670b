import { z } from 'zod';

/**
 * A document is a list of blocks. The same shape is used for what an outlet wrote and for what we publish, so that a
 * translated block can point at the block it translates.
 */
export const BlockKind = z.enum([
  'paragraph',
  'heading',
  'quote',
  'list',
  'table',
  'picture',
  'gallery',
  'embed',
  'fact_box',
  'divider',
]);
export type BlockKind = z.infer<typeof BlockKind>;

const short = (what: string, most: number) =>
  z.string().max(most, `${what} holds at most ${most.toLocaleString('en-GB')} characters.`);

/** A picture as a document refers to it. `mediaId` is set once the file is in our own storage. */
export const BlockPicture = z.object({
  url: short('An address', 4000),
  alt: short('What a picture shows', 2000).default(''),
  caption: short('A caption', 4000).default(''),
  credit: short('A credit', 500).default(''),
  mediaId: z.number().int().positive().optional(),
});
export type BlockPicture = z.infer<typeof BlockPicture>;

/** What only some kinds have: `level` (heading), `ordered` (list), `pictures` (picture: exactly one; gallery: many). */
export const BlockAttributes = z.object({
  level: z.number().int().min(2).max(4).optional(),
  ordered: z.boolean().optional(),
  pictures: z.array(BlockPicture).max(100, 'A gallery holds at most 100 pictures.').optional(),
  url: short('An address', 4000).optional(),
  title: short('A title', 500).optional(),
});
export type BlockAttributes = z.infer<typeof BlockAttributes>;

/**
 * One block before it has a key. `text` is plain, white space folded, empty for pictures and dividers. `html` is
 * sanitised: inline markup only for paragraph, heading and quote; `<li>` rows for a list; `<tr>` rows for a table.
 */
export const Block = z.object({
  kind: BlockKind,
  text: z.string(),
  html: z.string(),
  attributes: BlockAttributes.default({}),
});
export type Block = z.infer<typeof Block>;

/** A block with its key: stable across revisions of the same document (`b1`, `b2`, … never reused). */
export const KeyedBlock = Block.extend({ key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/) });
export type KeyedBlock = z.infer<typeof KeyedBlock>;
