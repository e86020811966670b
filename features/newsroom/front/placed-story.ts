import type { Slot } from '@/features/newsroom/front/schema';
import { fieldTime } from '@/features/newsroom/front/zoned-time';
import type { Prisma } from '@/generated/prisma/client';
import { clockIn, shortDateIn } from '@/lib/text/dates';
import { dayIn } from '@/lib/text/days';
import { env } from '@/lib/env';

/** A state as a mark, a word and a tone. */
interface Mark {
  icon: string;
  word: string;
  tone: 'good' | 'stale' | 'pencil' | 'mut';
}

/** A story as the front desk shows it, with every time written out by the site's clock. */
export interface PlacedStory {
  id: number;
  headline: string;
  standfirst: string;
  section: string;
  picture: string | null;
  mark: Mark;
  at: string;
  /** When readers will see it, if not yet. */
  appears: string | null;
  /** Until when, or since when no more. */
  leaves: string | null;
  /** Whether readers do not see it in its place now. */
  isHidden: boolean;
  /** For the fields of its times. */
  startsAt: string;
  expiresAt: string;
}

/** What must be read of an article for `placedStory`. */
export const PLACED_WITH = {
  ...{ id: true, state: true, headline: true, standfirst: true, leadPicture: true, baseRevisionId: true },
  ...{ firstPublishedAt: true, scheduledFor: true, embargoUntil: true },
  section: { select: { name: true } },
  publishedRevision: { select: { headline: true, standfirst: true } },
  sourceItem: { select: { currentRevisionId: true } },
} as const satisfies Prisma.ArticleSelect;

type Article = Prisma.ArticleGetPayload<{ select: typeof PLACED_WITH }>;

/** An article in a place (or in none yet), in words. */
export function placedStory(article: Article, slot: Slot | null, now: Date): PlacedStory {
  const zone = env().SITE_TIME_ZONE;
  const said = article.publishedRevision ?? article;
  const starts = slot?.startsAt ? new Date(slot.startsAt) : null;
  const leaves = slot?.expiresAt ? new Date(slot.expiresAt) : null;
  const { mark, at, due } = markOf(article, now);
  const hiddenUntil = Math.max(due?.getTime() ?? 0, starts?.getTime() ?? 0);
  const appears = hiddenUntil > now.getTime() ? shortTime(new Date(hiddenUntil), now) : null;
  const isOver = leaves !== null && leaves <= now;
  return {
    ...{
      id: article.id,
      headline: said.headline,
      standfirst: said.standfirst,
      section: article.section.name,
    },
    picture: pictureIn(article.leadPicture),
    mark,
    at: at ? shortTime(at, now) : '',
    appears,
    leaves: leaves && `${isOver ? 'left at' : 'until'} ${shortTime(leaves, now)}`,
    isHidden: appears !== null || isOver || mark.tone === 'mut',
    startsAt: starts ? fieldTime(starts, zone) : '',
    expiresAt: leaves ? fieldTime(leaves, zone) : '',
  };
}

function markOf(article: Article, now: Date): { mark: Mark; at: Date | null; due: Date | null } {
  const { state, embargoUntil, scheduledFor, firstPublishedAt } = article;
  if (state === 'published' || state === 'corrected') {
    const current = article.sourceItem?.currentRevisionId ?? null;
    const changed = current !== null && article.baseRevisionId !== null && current !== article.baseRevisionId;
    const mark: Mark = changed
      ? { icon: 'stale', word: 'Changed', tone: 'stale' }
      : { icon: 'live', word: 'Live', tone: 'good' };
    return { mark, at: firstPublishedAt, due: null };
  }
  if (embargoUntil && embargoUntil > now)
    return {
      mark: { icon: 'lock', word: 'Embargo', tone: 'stale' },
      at: embargoUntil,
      due: scheduledFor && scheduledFor > embargoUntil ? scheduledFor : embargoUntil,
    };
  if (state === 'scheduled' && scheduledFor)
    return {
      mark: { icon: 'clock', word: 'Scheduled', tone: 'pencil' },
      at: scheduledFor,
      due: scheduledFor,
    };
  return { mark: { icon: 'dash', word: 'Not live', tone: 'mut' }, at: null, due: null };
}

/** `14:20` today, `21 Nov, 14:20` on any other day. */
export function shortTime(at: Date, now: Date): string {
  const zone = env().SITE_TIME_ZONE;
  const clock = clockIn(at, zone);
  return dayIn(at, zone) === dayIn(now, zone) ? clock : `${shortDateIn(at, zone)}, ${clock}`;
}

function pictureIn(picture: unknown): string | null {
  const found = picture && typeof picture === 'object' && 'src' in picture ? picture.src : null;
  return typeof found === 'string' ? found : null;
}
