import type { Move, Slot } from '@/features/newsroom/front/schema';
import { Refusal } from '@/lib/errors';

export const MOST_PLACES = 20;

/** What a move makes of an order. The same order when there is nothing to move. */
export function applyMove(slots: readonly Slot[], move: Exclude<Move, { do: 'undo' | 'start' }>): Slot[] {
  const rest = slots.filter(({ articleId }) => articleId !== move.article);
  const moved = slots.find(({ articleId }) => articleId === move.article);
  switch (move.do) {
    case 'unpin':
      return rest;
    case 'pin':
      return moved ? [...slots] : pin(rest, move.article, move.to ?? 0);
    case 'move':
      return moved ? rest.toSpliced(move.to, 0, moved) : [...slots];
    case 'time':
      return slots.map((slot) => (slot === moved ? timed(slot, move) : slot));
  }
}

function pin(slots: readonly Slot[], articleId: number, to: number): Slot[] {
  if (slots.length >= MOST_PLACES)
    throw new Refusal('invalid', `A page has at most ${MOST_PLACES} places. Take a story off first.`);
  return slots.toSpliced(to, 0, { articleId, startsAt: null, expiresAt: null });
}

function timed(slot: Slot, { startsAt, expiresAt }: Extract<Move, { do: 'time' }>): Slot {
  if (startsAt && expiresAt && expiresAt <= startsAt)
    throw new Refusal('invalid', 'It would leave before it appears. Choose a later end.', 'expiresAt');
  return {
    ...slot,
    startsAt: startsAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}
