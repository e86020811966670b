import { z } from 'zod';

export const Role = z.enum(['translator', 'editor', 'publisher', 'admin']);
export type Role = z.infer<typeof Role>;

/** A new member of the newsroom. A password has at least 15 characters. */
export const NewUser = z.object({
  email: z.email('must be an e-mail address').max(254),
  name: z.string().trim().min(1).max(100),
  role: Role,
  password: z.string().min(15, 'must have at least 15 characters').max(500),
});
export type NewUser = z.infer<typeof NewUser>;

/** Somebody who is asked in; they choose name and password themselves. */
export const Invited = z.object({
  email: NewUser.shape.email,
  name: z.string().trim().max(100).default(''),
  role: Role,
});
export type Invited = z.infer<typeof Invited>;
