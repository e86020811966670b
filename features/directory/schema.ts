import { z } from 'zod';
import { SourceRef, StoryCard } from '@/features/articles/schema';

/** A line of an index: what it is called, where it leads, how many public stories stand behind it. */
export const IndexEntry = z.object({ slug: z.string(), name: z.string(), articles: z.number() });
export type IndexEntry = z.infer<typeof IndexEntry>;

/** Who stands under a headline: a person, or an agency. `articles` counts what readers can see. */
export const Author = IndexEntry.extend({ kind: z.enum(['person', 'agency']), biography: z.string() });
export type Author = z.infer<typeof Author>;

/** An outlet in the index; `name` is the one in Latin letters, `ownName` the other. */
export const IndexedSource = IndexEntry.extend({
  ownName: z.string().nullable(),
  city: z.string().nullable(),
  language: z.string(),
});
export type IndexedSource = z.infer<typeof IndexedSource>;

/** A language with its outlets that have public stories, the fullest one first. */
export const SpokenLanguage = z.object({
  code: z.string(),
  articles: z.number(),
  outlets: z.array(z.string()),
});
export type SpokenLanguage = z.infer<typeof SpokenLanguage>;

/** A page of an alphabetical index; `next` is the cursor for the page after it, null on the last. */
export interface IndexPage<Entry> {
  entries: Entry[];
  next: string | null;
}

export const Outlet = SourceRef.pick({ slug: true, name: true, romanisedName: true, language: true });
export type Outlet = z.infer<typeof Outlet>;

/** What was put right in a story; `original` is what the outlet wrote there, where its terms let us show it. */
export interface ListedCorrection {
  id: number;
  at: Date;
  kind: string;
  text: string;
  original: string | null;
  story: StoryCard;
}
