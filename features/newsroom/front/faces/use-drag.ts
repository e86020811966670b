import { type PointerEvent, type RefObject, useRef, useState } from 'react';

const DISTANCE = 5;

/** Moves a row of a list by pointer: mouse, pen or finger (a finger takes it at its grip, elsewhere it scrolls). */
export function useDrag(list: RefObject<HTMLElement | null>, onDrop: (id: number, to: number) => void) {
  const [id, setId] = useState<number | null>(null);
  const start = useRef<{ id: number; y: number; isMoving: boolean } | null>(null);

  const stop = () => {
    start.current = null;
    setId(null);
    mark(list.current, null);
  };
  const down = (event: PointerEvent<HTMLElement>, story: number) => {
    const target = event.target instanceof Element ? event.target : null;
    if (event.button !== 0 || target?.closest('button, summary, input, a, form, details')) return;
    if (event.pointerType === 'touch' && !target?.closest('.grip')) return;
    start.current = { id: story, y: event.clientY, isMoving: false };
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const from = start.current;
    if (!from || (!from.isMoving && Math.abs(event.clientY - from.y) < DISTANCE)) return;
    if (!from.isMoving) {
      from.isMoving = true;
      event.currentTarget.setPointerCapture(event.pointerId);
      setId(from.id);
    }
    event.preventDefault();
    mark(list.current, { id: from.id, y: event.clientY });
  };
  const up = (event: PointerEvent<HTMLElement>) => {
    const from = start.current;
    if (from?.isMoving) {
      const rows = [...(list.current?.children ?? [])];
      const at = rows.findIndex((row) => idOf(row) === from.id);
      const to = placeUnder(rows, { id: from.id, y: event.clientY });
      if (to !== at) onDrop(from.id, to);
    }
    stop();
  };
  return {
    id,
    handlers: (story: number) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => down(event, story),
      onPointerMove: move,
      onPointerUp: up,
      onPointerCancel: stop,
    }),
  };
}

interface Held {
  id: number;
  y: number;
}

/** Where a row let go at this height stands: after all others whose middle is above. */
function placeUnder(rows: readonly Element[], { id, y }: Held): number {
  const others = rows.filter((row) => idOf(row) !== id);
  return others.filter((row) => {
    const { top, height } = row.getBoundingClientRect();
    return top + height / 2 < y;
  }).length;
}

function mark(list: HTMLElement | null, held: Held | null): void {
  const rows = [...(list?.children ?? [])];
  const others = rows.filter((row) => idOf(row) !== held?.id);
  const to = held ? placeUnder(rows, held) : -1;
  for (const row of rows) row.classList.remove('over', 'under');
  if (!held) return;
  if (to < others.length) others[to]?.classList.add('over');
  else others.at(-1)?.classList.add('under');
}

function idOf(row: Element): number {
  return row instanceof HTMLElement ? Number(row.dataset.article) : Number.NaN;
}
