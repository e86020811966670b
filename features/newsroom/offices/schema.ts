import { z } from 'zod';

/** What lands in the letter box, each on a page of its own. */
export const Mail = z.enum(['report', 'letter', 'takedown']);
export type Mail = z.infer<typeof Mail>;

/** What an address of the letter box says. Whatever makes no sense is as if it weren't there. */
export const Shelf = z.object({
  show: z.enum(['open', 'closed']).catch('open'),
  after: z.string().max(40).optional().catch(undefined),
});
export type Shelf = z.infer<typeof Shelf>;

/** What was done about it, in words that stay: nothing is closed without them. */
export const Words = z
  .string()
  .trim()
  .min(2, 'Say in a few words what was done, or why not.')
  .max(4000, 'Please shorten it: it may have 4,000 characters.');

/** How a report or letter is closed. */
export const Outcome = z.enum(['answered', 'dismissed']);
export type Outcome = z.infer<typeof Outcome>;

/** How a takedown request ends. `carried-out`: by other means, as where it is about no story of ours. */
export const Decision = z.enum(['refuse', 'take-down-picture', 'withdraw', 'kill', 'carried-out']);
export type Decision = z.infer<typeof Decision>;

/** A person of the newsroom who acts. */
export interface Editor {
  id: number;
  email: string;
  name: string;
}

/** What every piece of mail shows. */
export interface Piece {
  id: number;
  at: Date;
  state: string;
  contact: string | null;
  answer: string | null;
  answeredBy: string | null;
  answeredAt: Date | null;
  assignee: { id: number; name: string } | null;
}

/** The story that a piece of mail is about. */
export interface Story {
  id: number;
  headline: string;
  path: string | null;
  state: string;
}
