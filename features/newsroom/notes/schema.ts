import { z } from 'zod';

/** Longest note, in characters. */
export const LONGEST_NOTE = 2000;

/** What somebody writes to colleagues about a story, or one block of it. */
export const NewNote = z.object({
  text: z
    .string()
    .transform((typed) => typed.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim())
    .pipe(
      z
        .string()
        .min(1, 'Write something first.')
        .max(LONGEST_NOTE, `A note holds at most ${LONGEST_NOTE} characters.`),
    ),
  block: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,30}$/)
    .nullable(),
  /** Made by the form. Sent twice, it is one note. */
  sentAs: z.string().regex(/^[\w-]{8,60}$/, 'Open the page again: this form is broken.'),
});
export type NewNote = z.infer<typeof NewNote>;

/** A note as a page shows it. */
export interface NoteView {
  id: number;
  block: string | null;
  author: string;
  /** Whether who looks may delete it. */
  mayDelete: boolean;
  text: string;
  /** By the site's clock. */
  at: string;
  /** Who is done with it; null: it stands. */
  done: string | null;
}

/** A story's notes, the newest first, and who can be named in one. */
export interface Notes {
  notes: NoteView[];
  /** Older than those shown. */
  more: boolean;
  colleagues: string[];
  /** What the form of this page sends its note as. */
  sentAs: string;
}

/** A note that names somebody. */
export interface Mention {
  id: number;
  articleId: number;
  headline: string;
  author: string;
  text: string;
  at: string;
}
