'use client';
import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useReady } from '@/components/ui/use-ready';
import type { Moved, Story, Week } from '@/features/newsroom/desk/calendar/schema';
import { StoryPanel } from '@/features/newsroom/desk/calendar/story-panel';
import { useDragTime } from '@/features/newsroom/desk/calendar/use-drag-time';
import { useMoves } from '@/features/newsroom/desk/calendar/use-moves';
import { useWeekKeys } from '@/features/newsroom/desk/calendar/use-week-keys';
import { type Hand, WeekGrid } from '@/features/newsroom/desk/calendar/week-grid';
import { dayIn } from '@/lib/text/days';

// Whether script is at work: not while the server prints.

interface Props {
  week: Week;
  open: number | undefined;
  children: ReactNode;
}

/** The week and the story in hand. Links and a form without script; keys, dragging and undo with it. */
export function Calendar({ week, open, children }: Props) {
  const { days, zone } = week;
  const router = useRouter();
  const scripted = useReady();
  const [picked, setPicked] = useState(open);
  const main = useRef<HTMLElement>(null);
  const keepsFocus = useRef(false);
  const addressOf = (day: string, id: number) => `/newsroom/calendar?from=${day}&open=${id}`;
  /** A story that leaves these days takes the page along. */
  const follow = ({ id, to }: Moved) => {
    const day = to && dayIn(new Date(to), zone);
    if (day && !days.includes(day)) router.push(addressOf(day, id));
  };
  const { stories, toast, refused, move, tell } = useMoves(week.stories, zone, follow);
  const current = stories.find(({ id }) => id === picked) ?? nextUp(stories, week);
  const { drop, handlers: grip } = useDragTime(zone, (story, at) => {
    setPicked(story.id);
    move(story, at);
  });
  const focus = (id: number) => main.current?.querySelector<HTMLElement>(`[data-story="${id}"]`)?.focus();
  useWeekKeys({
    stories: stories.filter(({ at }) => !at || days.includes(dayIn(new Date(at), zone))),
    ...{ zone, current },
    pick: (id) => {
      keepsFocus.current = false;
      setPicked(id);
      focus(id);
    },
    move: (story, to) => {
      keepsFocus.current = true;
      setPicked(story.id);
      move(story, to);
    },
    open: (id) => router.push(`/newsroom/articles/${id}`),
    undo: () => toast?.undo?.(),
  });
  useEffect(() => {
    if (keepsFocus.current && current) focus(current.id);
  }, [current, days]);

  const hand: Hand = {
    ...{ zone, refused, grip, current: current?.id },
    hrefOf: ({ id }) => `${addressOf(days[0] ?? week.today, id)}#story`,
    onPick: (event, { id }) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      keepsFocus.current = false;
      setPicked(id);
      if (matchMedia('(max-width: 820px)').matches) document.getElementById('story')?.scrollIntoView();
    },
  };
  return (
    <main id="main" className="panes cal" ref={main}>
      <section className="pane" aria-label="Week">
        {children}
        <div className="scroll" tabIndex={0} role="region" aria-label="Seven days">
          <WeekGrid {...{ week, stories, hand, drop }} />
        </div>
        <KeyLine ready={scripted} />
      </section>
      <StoryPanel
        {...{ story: current, hand, scripted, onMoved: tell }}
        ready={stories.filter(({ at }) => at === null)}
      />
      <div className="toast" role="status">
        {toast?.text}
        {toast?.undo && (
          <button type="button" className="btn sm" onClick={toast.undo}>
            Undo <kbd>Ctrl Z</kbd>
          </button>
        )}
      </div>
    </main>
  );
}

/** What goes out next, to begin with. */
function nextUp(stories: Story[], { today, zone }: Week): Story | undefined {
  return stories.find(({ kind, at }) => kind === 'scheduled' && at && dayIn(new Date(at), zone) >= today);
}

function KeyLine({ ready }: { ready: boolean }) {
  return (
    <div className="keys" data-ready={ready || undefined} aria-hidden="true">
      <span>
        <kbd>←</kbd>
        <kbd>→</kbd>
        <kbd>↑</kbd>
        <kbd>↓</kbd> move
      </span>
      <span>
        <kbd>Shift →</kbd> a day later
      </span>
      <span>
        <kbd>Shift ↓</kbd> 15 min later
      </span>
      <span>
        <kbd>↵</kbd> open
      </span>
    </div>
  );
}
