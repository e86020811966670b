import { useEffect, useEffectEvent } from 'react';
import type { Story } from '@/features/newsroom/desk/calendar/schema';
import { daysLater, quartersLater } from '@/features/newsroom/desk/calendar/shift-time';
import { dayIn } from '@/lib/text/days';

interface Given {
  stories: Story[];
  zone: string;
  current: Story | undefined;
  pick: (id: number) => void;
  move: (story: Story, to: string) => void;
  open: (id: number) => void;
  undo: () => void;
}

const ARROWS: Record<string, readonly [days: number, quarters: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Arrows walk the stories; with Shift they move the one that has the focus. Never in a field. */
export function useWeekKeys({ stories, zone, current, pick, move, open, undo }: Given): void {
  const listen = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target instanceof HTMLElement ? event.target : document.body;
    if (target.matches('input, select, textarea, [contenteditable]') || target.closest('dialog')) return;
    if ((event.ctrlKey || event.metaKey) && event.key === 'z') {
      undo();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '.') return document.getElementById('today')?.click();
    const on = Number(target.closest<HTMLElement>('[data-story]')?.dataset.story);
    const held = stories.find(({ id }) => id === on);
    if (event.key === 'Enter' && held && !event.shiftKey) {
      event.preventDefault();
      open(held.id);
      return;
    }
    const arrow = ARROWS[event.key];
    if (!arrow || !(held || target === document.body)) return;
    event.preventDefault();
    if (event.shiftKey) {
      if (held?.at) move(held, shifted(held.at, arrow, zone));
      return;
    }
    const to = (held?.at ? neighbour(stories, held, arrow, zone) : current) ?? held;
    if (to) pick(to.id);
  });
  useEffect(() => {
    const heard = (event: KeyboardEvent) => listen(event);
    document.addEventListener('keydown', heard);
    return () => document.removeEventListener('keydown', heard);
  }, []);
}

function shifted(at: string, [days, quarters]: readonly [number, number], zone: string): string {
  return days ? daysLater(at, days, zone) : quartersLater(at, quarters);
}

/** The one above or below on the same day, or the one nearest by the clock on the next day that has any. */
function neighbour(
  stories: Story[],
  current: Story,
  [days, quarters]: readonly [number, number],
  zone: string,
): Story | undefined {
  const placed = stories.flatMap((story) => (story.at ? [{ story, at: Date.parse(story.at) }] : []));
  const dayOf = (at: number) => dayIn(new Date(at), zone);
  const here = Date.parse(current.at ?? '');
  if (quarters) {
    const today = placed.filter(({ at }) => dayOf(at) === dayOf(here)).sort((a, b) => a.at - b.at);
    return today[today.findIndex(({ story }) => story.id === current.id) + quarters]?.story;
  }
  const ahead = placed.filter(({ at }) => (days > 0 ? dayOf(at) > dayOf(here) : dayOf(at) < dayOf(here)));
  const day = ahead.map(({ at }) => dayOf(at)).sort()[days > 0 ? 0 : ahead.length - 1];
  const clock = (at: number) => Math.abs((at - here) % 86_400_000);
  const away = (at: number) => Math.min(clock(at), 86_400_000 - clock(at));
  return ahead.filter(({ at }) => dayOf(at) === day).sort((a, b) => away(a.at) - away(b.at))[0]?.story;
}
