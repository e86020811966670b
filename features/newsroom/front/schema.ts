import { z } from 'zod';

const Id = z.coerce.number().int().positive().max(2_147_483_647);
const Place = z.coerce.number().int().min(0).max(1000);
const Moment = z.date().nullable();

/** One move on a page. Each names its story and where it goes, so that the same one sent twice is one move. */
export const Move = z.discriminatedUnion('do', [
  z.object({ do: z.literal('pin'), article: Id, to: Place.optional() }),
  z.object({ do: z.literal('unpin'), article: Id }),
  z.object({ do: z.literal('move'), article: Id, to: Place }),
  z.object({ do: z.literal('time'), article: Id, startsAt: Moment, expiresAt: Moment }),
  /** Takes the last move back, if there are as many as the editor saw. */
  z.object({ do: z.literal('undo'), moves: z.coerce.number().int().positive() }),
  /** Takes over the order of an earlier version. */
  z.object({ do: z.literal('start'), version: Id }),
]);
export type Move = z.infer<typeof Move>;

/** A place on the page, as the history of a draft keeps it. */
export const Slot = z.object({
  articleId: z.number(),
  startsAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
});
export type Slot = z.infer<typeof Slot>;

/** Orders before each move, oldest first. */
export const History = z.array(z.array(Slot));

/** The front (both null) or the page of a section. */
export interface Page {
  sectionId: number | null;
  slug: string | null;
  name: string;
}

/** Who moves things. */
export interface Editor {
  id: number;
  email: string;
}
