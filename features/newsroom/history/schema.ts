import { z } from 'zod';
import { Hands } from '@/features/articles/provenance/schema';
import { BlockStatus } from '@/features/articles/schema';
import { PictureView } from '@/features/media/schema';

/** A version as an address names it: the number of a revision, or the working text as it is now. */
export const Version = z.union([z.literal('now'), z.coerce.number().int().positive().max(2_147_483_647)]);
export type Version = z.infer<typeof Version>;

/** What the address of a history says: `/newsroom/articles/7/history?from=3&to=now&show=all`. */
export const HistoryAddress = z.object({
  from: Version.optional().catch(undefined),
  to: Version.catch('now'),
  show: z.enum(['changes', 'all']).catch('changes'),
  /** Where the list of versions goes on: before this number. */
  before: z.coerce.number().int().positive().max(2_147_483_647).optional().catch(undefined),
  /** The block that somebody came for. */
  block: z.string().max(60).optional().catch(undefined),
  /** Something was just brought back, and this is what that changed. */
  done: z.literal('restored').optional().catch(undefined),
});
export type HistoryAddress = z.infer<typeof HistoryAddress>;

/** What is brought back: everything, or one place of the text. */
export const Place = z.string().regex(/^(?:all|headline|standfirst|block:[a-z][a-z0-9-]{0,39})$/);

/** A block as a revision keeps it, whatever its kind. */
export const KeptBlock = z.object({
  key: z.string(),
  kind: z.string(),
  text: z.string(),
  html: z.string(),
  attributes: z.record(z.string(), z.unknown()).default({}),
  pictures: z.array(PictureView).default([]),
  status: BlockStatus.catch('edited'),
  engine: z.string().nullable().catch(null),
  engineVersion: z.string().nullable().catch(null),
  translatedAt: z.coerce.date().nullable().catch(null),
  /** Absent from revisions that did not keep who did what. */
  hands: Hands.optional().catch(undefined),
  sourceKey: z.string().nullable().catch(null),
});
export type KeptBlock = z.infer<typeof KeptBlock>;

/** A text as it stood at some time. */
export interface Snapshot {
  version: Version;
  at: Date;
  author: string;
  reason: string;
  comment: string;
  headline: string;
  standfirst: string;
  blocks: KeptBlock[];
}

/** A step in the list of versions. */
export interface Step extends Omit<Snapshot, 'headline' | 'standfirst' | 'blocks' | 'version'> {
  number: number;
  isPublished: boolean;
}
