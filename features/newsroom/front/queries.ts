import { isDeepStrictEqual } from 'node:util';
import { findDraft, liveOrder } from '@/features/newsroom/front/drafts';
import {
  PLACED_WITH,
  type PlacedStory,
  placedStory,
  shortTime,
} from '@/features/newsroom/front/placed-story';
import type { Page, Slot } from '@/features/newsroom/front/schema';
import { db } from '@/lib/db';

/** An order with who put it live and when, in words. */
export interface LiveOrder {
  number: number;
  since: string | null;
  by: string | null;
  stories: PlacedStory[];
}

/** A page as one editor has it on the desk. */
export interface FrontDesk {
  page: Page;
  draftId: number | null;
  stories: PlacedStory[];
  /** How many moves can be taken back. */
  moves: number;
  /** Whether the order differs from what readers see. */
  moved: boolean;
  live: LiveOrder;
  /** Somebody put another order live since this draft was begun. */
  overtaken: boolean;
  earlier: { id: number; said: string }[];
}

const EARLIER = 8;

/** The front (slug null) or a section's page; null when there is no such section. */
export async function findPage(slug: string | null): Promise<Page | null> {
  if (slug === null) return { sectionId: null, slug: null, name: 'Front page' };
  const section = await db().section.findUnique({ where: { slug }, select: { id: true, name: true } });
  return section && { sectionId: section.id, slug, name: section.name };
}

/** What the desk shows of a page: the editor's draft, or what is live when they have moved nothing. */
export async function readFrontDesk({
  page,
  userId,
  now,
}: {
  page: Page;
  userId: number;
  now: Date;
}): Promise<FrontDesk> {
  const { sectionId } = page;
  const [live, held, earlier] = await Promise.all([
    liveOrder(db(), sectionId),
    findDraft(db(), { sectionId, userId }),
    listEarlier(sectionId, now),
  ]);
  const draft = held && held.moves.length > 0 ? held : null;
  const slots = draft?.slots ?? live.slots;
  const place = await placing([...slots, ...live.slots], now);
  return {
    page,
    draftId: draft?.id ?? null,
    stories: slots.flatMap(place),
    moves: draft?.moves.length ?? 0,
    moved: !isDeepStrictEqual(slots, live.slots),
    live: {
      number: live.number,
      since: live.at && shortTime(live.at, now),
      by: live.by,
      stories: live.slots.flatMap(place),
    },
    overtaken: draft !== null && live.number >= draft.number,
    earlier,
  };
}

async function placing(slots: readonly Slot[], now: Date): Promise<(slot: Slot) => PlacedStory[]> {
  const ids = slots.map(({ articleId }) => articleId);
  const articles = await db().article.findMany({ where: { id: { in: ids } }, select: PLACED_WITH });
  const byId = new Map(articles.map((article) => [article.id, article]));
  return (slot) => {
    const article = byId.get(slot.articleId);
    return article ? [placedStory(article, slot, now)] : [];
  };
}

async function listEarlier(sectionId: number | null, now: Date): Promise<FrontDesk['earlier']> {
  const versions = await db().frontVersion.findMany({
    where: { sectionId, state: 'published' },
    orderBy: { number: 'desc' },
    skip: 1,
    take: EARLIER,
    select: {
      id: true,
      publishedAt: true,
      author: { select: { name: true } },
      _count: { select: { slots: true } },
    },
  });
  return versions.map(({ id, publishedAt, author, _count }) => {
    const since = publishedAt ? shortTime(publishedAt, now) : 'Before';
    const stories = _count.slots === 1 ? '1 story' : `${_count.slots} stories`;
    return { id, said: [since, author?.name, stories].filter(Boolean).join(', ') };
  });
}
