import { z } from 'zod';
import { slugify } from '@/lib/text/slug';

const oneLine = (text: string) => text.trim().replace(/\s+/g, ' ');

/** What an admin says of a section. */
export const SectionWords = z.object({
  name: z
    .string()
    .transform(oneLine)
    .pipe(
      z
        .string()
        .min(1, 'A section needs a name.')
        .max(60, 'A name has at most 60 characters.')
        .refine((name) => !/\p{Cc}/u.test(name), 'The name has characters that cannot be kept.'),
    ),
  slug: z
    .string()
    .trim()
    .max(40, 'An address has at most 40 characters.')
    .superRefine((slug, context) => {
      if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(slug))
        context.addIssue({ code: 'custom', message: slugHint(slug) });
    }),
  description: z.string().transform(oneLine).pipe(z.string().max(300, 'It has at most 300 characters.')),
});
export type SectionWords = z.infer<typeof SectionWords>;

function slugHint(typed: string): string {
  const offered = slugify(typed).replace(/^[\d-]+/, '');
  const rule = 'Use small letters, digits and dashes, beginning with a letter';
  return offered && offered !== typed ? `${rule}: “${offered}” would do.` : `${rule}.`;
}

/** What a form showed when it was opened, to find out what a colleague changed meanwhile. */
export function wordsSeen({ name, slug, description }: SectionWords): string {
  return JSON.stringify([name, slug, description]);
}

/** Which way a section moves in the navigation. */
export const Direction = z.enum(['up', 'down']);
export type Direction = z.infer<typeof Direction>;
