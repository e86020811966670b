import { z } from 'zod';
import { Block } from '@/lib/blocks';

/** A BCP 47 language tag as we keep it: `de`, `pt-BR`, `zh-Hant`. */
export const LanguageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as de or pt-BR');

/** What an outlet allows us to do with its stories. What is left out is not allowed. */
export const LicenceTerms = z.strictObject({
  name: z.string().min(1).max(200),
  url: z.url({ protocol: /^https?$/ }).nullish(),
  mayFetchPages: z.boolean().default(false),
  mayShowFullText: z.boolean().default(false),
  mayTranslate: z.boolean().default(false),
  mayShowPictures: z.boolean().default(false),
  mayIndex: z.boolean().default(false),
  excerptCharacters: z.number().int().min(0).max(5000).default(280),
  attribution: z.string().max(500).nullish(),
  note: z.string().max(4000).nullish(),
});
export type LicenceTerms = z.infer<typeof LicenceTerms>;

/** An outlet as an operator adds it. */
export const NewSource = z.object({
  name: z.string().trim().min(1).max(200),
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .optional(),
  romanisedName: z.string().max(200).nullish(),
  city: z.string().max(100).nullish(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullish(),
  language: LanguageTag,
  timeZone: z.string().refine(isTimeZone, 'must be a time zone such as Europe/Berlin').default('UTC'),
  homepage: z
    .url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' })
    .nullish(),
  section: z.string().default('world'),
  fictional: z.boolean().default(false),
  feeds: z
    .array(z.url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' }))
    .default([]),
  licence: LicenceTerms.nullish(),
});
export type NewSource = z.input<typeof NewSource>;

/** A story as the wire brought it, clean, ready to be filed. Times are what the outlet claims. */
export const FiledStory = z.object({
  headline: z.string().min(1).max(1000),
  standfirst: z.string().max(5000),
  byline: z.string().max(500).nullable(),
  agency: z.string().max(200).nullable(),
  updatedAt: z.date().nullable(),
  completeness: z.enum(['full', 'excerpt']),
  blocks: z.array(Block).max(2000),
});
export type FiledStory = z.infer<typeof FiledStory>;

/** How an outlet's story is known to us. `externalId` is the feed's id for it, or its address. Both are indexed, hence short. */
export const ItemIdentity = z.object({
  sourceId: z.number().int(),
  feedId: z.number().int().nullable(),
  externalId: z.string().min(1).max(500),
  url: z.url({ protocol: /^https?$/ }).max(2000),
  language: LanguageTag,
  publishedAt: z.date().nullable(),
});
export type ItemIdentity = z.infer<typeof ItemIdentity>;

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
