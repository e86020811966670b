import { History, type Slot } from '@/features/newsroom/front/schema';
import type { Prisma } from '@/generated/prisma/client';

type Tx = Prisma.TransactionClient;

/** An editor's draft of a page while it is held. `moves`: the order before each. */
export interface HeldDraft {
  id: number;
  number: number;
  slots: Slot[];
  moves: Slot[][];
}

const ORDERED = {
  where: { article: { is: { state: { notIn: ['withdrawn', 'killed'] } } } },
  orderBy: { position: 'asc' },
  select: { articleId: true, startsAt: true, expiresAt: true },
} satisfies Prisma.FrontVersion$slotsArgs;

/** One change at a time for each page, whoever makes it. */
export async function holdPage(tx: Tx, sectionId: number | null): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`front:${sectionId ?? 0}`}, 0))`;
}

/** The order readers see, without stories that fell out; number 0 before anything was put live. */
export async function liveOrder(tx: Tx, sectionId: number | null) {
  const live = await tx.frontVersion.findFirst({
    where: { sectionId, state: 'published' },
    orderBy: { number: 'desc' },
    select: { number: true, publishedAt: true, author: { select: { name: true } }, slots: ORDERED },
  });
  return {
    number: live?.number ?? 0,
    at: live?.publishedAt ?? null,
    by: live?.author?.name ?? null,
    slots: (live?.slots ?? []).map(stored),
  };
}

/** An editor's draft of a page, or null. One without moves of theirs is no draft. */
export async function findDraft(
  tx: Tx,
  { sectionId, userId }: { sectionId: number | null; userId: number },
): Promise<HeldDraft | null> {
  const draft = await tx.frontVersion.findFirst({
    where: { sectionId, state: 'draft', authorId: userId },
    select: { id: true, number: true, history: true, slots: ORDERED },
  });
  if (!draft) return null;
  const moves = History.parse(draft.history);
  return { id: draft.id, number: draft.number, slots: draft.slots.map(stored), moves };
}

/** The order of an earlier version of a page, without stories that fell out; null when there is none. */
export async function orderOf(
  tx: Tx,
  { sectionId, version }: { sectionId: number | null; version: number },
): Promise<Slot[] | null> {
  const where = { id: version, sectionId, state: 'published' } as const;
  const found = await tx.frontVersion.findFirst({ where, select: { slots: ORDERED } });
  return found && found.slots.map(stored);
}

/** Writes a draft's order, and the orders before it. */
export async function writeDraft(tx: Tx, { id, number, slots, moves }: HeldDraft): Promise<void> {
  await tx.frontSlot.deleteMany({ where: { versionId: id } });
  await tx.frontSlot.createMany({
    data: slots.map((slot, at) => ({ versionId: id, position: at + 1, ...slot })),
  });
  await tx.frontVersion.update({ where: { id }, data: { number, history: moves } });
}

function stored(slot: { articleId: number; startsAt: Date | null; expiresAt: Date | null }): Slot {
  const { articleId, startsAt, expiresAt } = slot;
  return {
    articleId,
    startsAt: startsAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}
