import { isDeepStrictEqual } from 'node:util';
import { audit } from '@/features/accounts/audit';
import { applyMove } from '@/features/newsroom/front/apply-move';
import {
  findDraft,
  type HeldDraft,
  holdPage,
  liveOrder,
  orderOf,
  writeDraft,
} from '@/features/newsroom/front/drafts';
import type { Editor, Move, Page, Slot } from '@/features/newsroom/front/schema';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

type Tx = Prisma.TransactionClient;

interface Act {
  page: Page;
  user: Editor;
}

const MOST_MOVES = 100;

/** Makes one move in the editor's own draft of a page; readers see none of it. */
export async function moveOnFront({ page, user, move }: Act & { move: Move }): Promise<void> {
  await db().$transaction(async (tx) => {
    await holdPage(tx, page.sectionId);
    const draft = await openDraft(tx, { page, user });
    if (move.do === 'undo') {
      const before = draft.moves.at(-1);
      if (!before || move.moves !== draft.moves.length) return; // taken back already
      return writeDraft(tx, { ...draft, slots: await standing(tx, before), moves: draft.moves.slice(0, -1) });
    }
    const slots = await reorder(tx, { page, draft, move });
    if (isDeepStrictEqual(slots, draft.slots)) return;
    await writeDraft(tx, { ...draft, slots, moves: [...draft.moves, draft.slots].slice(-MOST_MOVES) });
  });
}

/** Puts the editor's draft live as one version. Refusal `conflict` when another went live since it was begun. */
export async function putLive({ page, user, now }: Act & { now: Date }): Promise<void> {
  await refusingTwins(() =>
    db().$transaction(async (tx) => {
      await holdPage(tx, page.sectionId);
      const draft = await findDraft(tx, { sectionId: page.sectionId, userId: user.id });
      const live = await liveOrder(tx, page.sectionId);
      if (!draft || draft.moves.length === 0 || isDeepStrictEqual(draft.slots, live.slots)) throw unmoved();
      if (live.number >= draft.number) throw overtaken(live.by);
      await publishDraft(tx, { page, user, draft, now });
    }),
  );
}

/**
 * Settles between the editor's order and the one that went live meanwhile. `seen` is the version they looked at. Theirs:
 * the draft becomes it, and one step back is mine again. Mine: it goes live over theirs.
 */
export async function settleFront({
  page,
  user,
  choice,
  seen,
  now,
}: Act & { choice: 'mine' | 'theirs'; seen: number; now: Date }): Promise<void> {
  await refusingTwins(() =>
    db().$transaction(async (tx) => {
      await holdPage(tx, page.sectionId);
      const draft = await findDraft(tx, { sectionId: page.sectionId, userId: user.id });
      if (!draft || draft.moves.length === 0) throw unmoved();
      const live = await liveOrder(tx, page.sectionId);
      if (live.number !== seen) throw overtaken(live.by);
      const next = { ...draft, number: live.number + 1 };
      if (choice === 'mine') return publishDraft(tx, { page, user, draft: next, now });
      await writeDraft(tx, {
        ...next,
        slots: live.slots,
        moves: [...draft.moves, draft.slots].slice(-MOST_MOVES),
      });
    }),
  );
}

async function publishDraft(
  tx: Tx,
  { page, user, draft, now }: Act & { draft: HeldDraft; now: Date },
): Promise<void> {
  await writeDraft(tx, { ...draft, moves: [] }); // without what was withdrawn or killed meanwhile
  await tx.frontVersion.update({ where: { id: draft.id }, data: { state: 'published', publishedAt: now } });
  const detail = { version: draft.number, stories: draft.slots.map(({ articleId }) => articleId) };
  await audit(tx, { actor: user, action: 'front.publish', subject: `front:${page.slug ?? ''}`, detail });
}

/** The editor's draft; begun, or begun anew, from what is live when it holds no move of theirs. */
async function openDraft(tx: Tx, { page: { sectionId }, user }: Act): Promise<HeldDraft> {
  const draft = await findDraft(tx, { sectionId, userId: user.id });
  if (draft && draft.moves.length > 0) return draft;
  const live = await liveOrder(tx, sectionId);
  const number = live.number + 1;
  const { id } = draft ?? (await tx.frontVersion.create({ data: { sectionId, authorId: user.id, number } }));
  return { id, number, slots: live.slots, moves: [] };
}

async function reorder(
  tx: Tx,
  { page, draft, move }: { page: Page; draft: HeldDraft; move: Exclude<Move, { do: 'undo' }> },
): Promise<Slot[]> {
  if (move.do === 'start') {
    const order = await orderOf(tx, { sectionId: page.sectionId, version: move.version });
    if (!order) throw new Refusal('not-found', 'This order is not kept.');
    return order;
  }
  if (move.do === 'pin') await refuseUnfit(tx, { page, articleId: move.article });
  return applyMove(draft.slots, move);
}

async function refuseUnfit(tx: Tx, { page, articleId }: { page: Page; articleId: number }): Promise<void> {
  const article = await tx.article.findUnique({
    where: { id: articleId },
    select: { state: true, sectionId: true },
  });
  if (!article) throw new Refusal('not-found', 'This story is gone.');
  const { state, sectionId } = article;
  if (state === 'withdrawn' || state === 'killed')
    throw new Refusal('invalid', `This story was ${state}. Readers do not see it.`);
  if (state !== 'published' && state !== 'corrected' && state !== 'scheduled')
    throw new Refusal('invalid', 'This story is neither live nor has a time. Publish or schedule it first.');
  if (page.sectionId !== null && page.sectionId !== sectionId)
    throw new Refusal('invalid', `This story is not in ${page.name}.`);
}

/** An order of before, without the stories that are gone since. */
async function standing(tx: Tx, slots: Slot[]): Promise<Slot[]> {
  const ids = slots.map(({ articleId }) => articleId);
  const there = await tx.article.findMany({ where: { id: { in: ids } }, select: { id: true } });
  return slots.filter(({ articleId }) => there.some(({ id }) => id === articleId));
}

/** Two that went live as the same number, should the lock ever fail: the database lets one in. */
async function refusingTwins(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
      throw overtaken(null);
    throw error;
  }
}

function unmoved(): Refusal {
  return new Refusal('conflict', 'Nothing has moved since the page went live.');
}

function overtaken(by: string | null): Refusal {
  return new Refusal(
    'conflict',
    `${by ?? 'Somebody'} put another order live meanwhile. Choose which one readers see.`,
  );
}
