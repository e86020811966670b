import { z } from 'zod';

/**
 * What somebody did to the text of a block as it stands. `edited`: wrote in it; `read`: read it against the original and
 * left it; `marked`: said at the command line, without reading, that it may stand. `by` is an account's number, the same
 * for the same person; null for the command line and for who isn't known. `at` is ISO 8601, null where nobody knows.
 */
export const Hand = z.object({
  did: z.enum(['edited', 'read', 'marked']),
  by: z.number().int().positive().nullable(),
  name: z.string().nullable(),
  at: z.string().nullable(),
});
export type Hand = z.infer<typeof Hand>;
export const Hands = z.array(Hand);

/** How a block's text came to be. Without an engine no machine is known to have made it. */
export const BlockRecord = z.object({
  status: z.enum(['machine', 'edited', 'reviewed', 'stale']),
  engine: z.string().nullable().default(null),
  engineVersion: z.string().nullable().default(null),
  translatedAt: z.string().nullable().default(null),
  hands: Hands.default([]),
});
export type BlockRecord = z.infer<typeof BlockRecord>;

/** Whose hand it is. `id` null: the command line, which is nobody. */
export interface Doer {
  id: number | null;
  name: string;
}

/** What is said of a whole text: the least that people did to any of its paragraphs, and whether they did it to all. */
export const Fill = z.enum([
  'unrecorded',
  'machine',
  'unnamed',
  'marked',
  'partly_marked',
  'partly_read',
  'partly_edited',
  'read',
  'edited',
  'written',
  'reviewed',
]);
export type Fill = z.infer<typeof Fill>;
