import { z } from 'zod';

const LONGEST = 200;

const words = (what: string) =>
  z
    .string()
    .transform((typed) =>
      typed
        .normalize('NFC')
        .replace(/[\p{Cc}\s]+/gu, ' ')
        .trim(),
    )
    .pipe(z.string().min(1, `Write ${what}.`).max(LONGEST, `At most ${LONGEST} characters.`));

/** What somebody wants the glossary to hold. */
export const NewTerm = z.object({
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Choose the language of the term.'),
  term: words('the term as outlets write it'),
  translation: words('what we say for it'),
  sectionId: z.coerce.number().int().positive().max(2_147_483_647).nullable(),
  caseSensitive: z.boolean(),
  note: z.string().trim().max(500, 'At most 500 characters.'),
});
export type NewTerm = z.infer<typeof NewTerm>;

/** Most lines of a pasted list. */
export const MOST_LINES = 500;
