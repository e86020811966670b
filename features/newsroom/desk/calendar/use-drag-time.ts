import { type PointerEvent, useEffect, useRef, useState } from 'react';
import type { Story } from '@/features/newsroom/desk/calendar/schema';
import { atClock, clockAt } from '@/features/newsroom/desk/calendar/shift-time';
import { fieldTime } from '@/features/newsroom/front/zoned-time';

const DISTANCE = 5;
const STRAIGHT = 14;

/** Where the story in hand would go. */
export interface Drop {
  id: number;
  day: string;
  hour: number;
  clock: string;
}

/**
 * Moves a story by mouse or pen: straight sideways it keeps its clock, elsewhere its height in the line tells the quarter
 * of an hour. A finger scrolls; it has the form.
 */
export function useDragTime(zone: string, onDrop: (story: Story, at: string) => void) {
  const [drop, setDrop] = useState<Drop | null>(null);
  const held = useRef<{ story: Story; x: number; y: number; isMoving: boolean } | null>(null);
  const stop = () => {
    held.current = null;
    setDrop(null);
  };
  useEffect(() => {
    const escape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') stop();
    };
    document.addEventListener('keydown', escape);
    return () => document.removeEventListener('keydown', escape);
  }, []);

  const handlers = (story: Story) => ({
    draggable: false,
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || event.pointerType === 'touch' || event.ctrlKey || event.metaKey) return;
      held.current = { story, x: event.clientX, y: event.clientY, isMoving: false };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const from = held.current;
      if (!from) return;
      if (!from.isMoving && Math.hypot(event.clientX - from.x, event.clientY - from.y) < DISTANCE) return;
      if (!from.isMoving) event.currentTarget.setPointerCapture(event.pointerId);
      from.isMoving = true;
      setDrop(dropAt(event, from, zone));
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const from = held.current;
      const at = from?.isMoving ? dropAt(event, from, zone) : null;
      if (from?.isMoving) swallowClick();
      stop();
      const to = at && atClock(at.day, at.clock, zone);
      if (from && to && to !== from.story.at) onDrop(from.story, to);
    },
    onPointerCancel: stop,
  });
  return { drop, handlers };
}

function dropAt(
  { clientX, clientY }: PointerEvent<HTMLElement>,
  from: { story: Story; y: number },
  zone: string,
): Drop | null {
  const under = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-day]');
  if (!under) return null;
  const { day = '', from: first, until } = under.dataset;
  const { top, height } = under.getBoundingClientRect();
  const clock =
    from.story.at && Math.abs(clientY - from.y) < STRAIGHT
      ? fieldTime(new Date(from.story.at), zone).slice(11)
      : clockAt([Number(first), Number(until)], (clientY - top) / height);
  return { id: from.story.id, day, hour: Number(first), clock };
}

/** Letting go over a link is not clicking it. */
function swallowClick(): void {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => document.removeEventListener('click', swallow, { capture: true }), 0);
}
