import type { StoredPicture } from '@/features/media/queries';
import type { Chance } from './chance';
import type { ComposedStory } from './compose-story';

/** Rows by table, with columns named as in the database. */
export type Rows = Record<string, unknown>;

/** The numbers its rows will have. */
export interface Ids {
  article: number;
  revision: number;
  item: number;
  itemRevision: number;
}

/** A story on its way into the database. */
export interface Filing {
  story: ComposedStory;
  ids: Ids;
  chance: Chance;
  /** The outlet's name for the story; used once. */
  externalId: string;
  slug: string;
  publishedAt: Date;
  publishedOn: string;
  timeZone: string;
  now: Date;
  language: string;
  stored: Map<string, StoredPicture>;
  /** Earlier articles on its topics. */
  relatedIds: number[];
}

const MINUTE = 60_000;

export function before(at: Date, minutes: number): Date {
  return new Date(at.getTime() - minutes * MINUTE);
}

export function after(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * MINUTE);
}
