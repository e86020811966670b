import { z } from 'zod';
import { Block } from '@/lib/blocks';

/** ISO 8601 with the offset that the outlet wrote, `Z` for UTC. */
export const Instant = z.iso.datetime({ offset: true });
export type Instant = z.infer<typeof Instant>;

/** A file that comes with an item: a picture, a recording. `length` is in bytes, as far as the feed tells. */
export const Enclosure = z.object({
  url: z.string(),
  type: z.string().nullable(),
  length: z.number().int().nonnegative().nullable(),
  medium: z.enum(['image', 'video', 'audio', 'document']).nullable(),
  title: z.string().nullable(),
  credit: z.string().nullable(),
});
export type Enclosure = z.infer<typeof Enclosure>;

/** One item as its feed tells it. Texts are plain; `contentHtml` is as received: never show it before `cleanHtml`. */
export const ParsedItem = z.object({
  id: z.string(),
  url: z.string().nullable(),
  title: z.string().nullable(),
  summary: z.string().nullable(),
  contentHtml: z.string().nullable(),
  publishedAt: Instant.nullable(),
  updatedAt: Instant.nullable(),
  authors: z.array(z.string()),
  categories: z.array(z.string()),
  enclosures: z.array(Enclosure),
  language: z.string().nullable(),
});
export type ParsedItem = z.infer<typeof ParsedItem>;

/** A feed of any dialect in one shape. `problems` are sentences for the operator about what was odd but readable. */
export const ParsedFeed = z.object({
  format: z.enum(['rss', 'rdf', 'atom', 'json']),
  version: z.string().nullable(),
  language: z.string().nullable(),
  title: z.string().nullable(),
  link: z.string().nullable(),
  items: z.array(ParsedItem),
  problems: z.array(z.string()),
});
export type ParsedFeed = z.infer<typeof ParsedFeed>;

/** An article as read from its page. */
export const ExtractedPage = z.object({
  title: z.string().nullable(),
  byline: z.string().nullable(),
  agency: z.string().nullable(),
  publishedAt: Instant.nullable(),
  language: z.string().nullable(),
  summary: z.string().nullable(),
  image: z.string().nullable(),
  blocks: z.array(Block),
  text: z.string(),
});
export type ExtractedPage = z.infer<typeof ExtractedPage>;

/** What language a text is in, as a BCP 47 code, and how sure that is, from 0 to 1. */
export const DetectedLanguage = z.object({ language: z.string(), confidence: z.number().min(0).max(1) });
export type DetectedLanguage = z.infer<typeof DetectedLanguage>;
