'use client';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { PlaceMenu } from '@/features/newsroom/front/faces/place-menu';
import type { PlacedStory } from '@/features/newsroom/front/placed-story';
import { useDrag } from '@/features/newsroom/front/faces/use-drag';
import { Icon } from '@/components/ui/icon';

interface Props {
  stories: readonly PlacedStory[];
  page: string;
  act: (form: FormData) => void;
  onMove: (article: number, to: number) => void;
}

/** The places in their order. Space lifts and puts down, arrows move; Alt with an arrow; or by pointer. */
export function OrderList({ stories, page, act, onMove }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const [current, setCurrent] = useState<number | null>(null);
  const [lifted, setLifted] = useState<{ id: number; from: number } | null>(null);
  const [says, setSays] = useState('');
  const drag = useDrag(list, onMove);
  const stops = stories.some(({ id }) => id === current) ? current : (stories[0]?.id ?? null);
  useEnterByArrow(list);
  useKeepFocus(list, current, stories);

  const press = (event: KeyboardEvent<HTMLElement>, at: number) => {
    const story = stories[at];
    if (!story || event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return;
    const isLifted = lifted?.id === story.id;
    if (event.key === ' ') {
      setLifted(isLifted ? null : { id: story.id, from: at });
      setSays(
        isLifted
          ? `Put down at place ${at + 1}.`
          : `Lifted, place ${at + 1}. Arrow keys move, Space puts down.`,
      );
    } else if (event.key === 'Escape' && isLifted) {
      setLifted(null);
      if (lifted.from !== at) onMove(story.id, lifted.from);
      setSays(`Back at place ${lifted.from + 1}.`);
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const to = at + (event.key === 'ArrowUp' ? -1 : 1);
      const there = stories[to];
      if (there && (isLifted || event.altKey)) {
        setCurrent(story.id);
        onMove(story.id, to);
        setSays(`Place ${to + 1} of ${stories.length}.`);
      } else if (there) rowOf(list.current, there.id)?.focus();
    } else return;
    event.preventDefault();
  };

  return (
    <>
      <ol id="slots" ref={list} aria-label="Places">
        {stories.map((story, at) => (
          <li
            key={story.id}
            className={`slot${drag.id === story.id ? ' drag' : ''}`}
            data-article={story.id}
            data-lift={lifted?.id === story.id ? '' : undefined}
            aria-label={`Place ${at + 1}: ${story.headline}`}
            aria-describedby="how"
            // A row is a stop of its own: its keys act on the story, not on a control in it.
            tabIndex={story.id === stops ? 0 : -1}
            onFocus={(event) => event.target === event.currentTarget && setCurrent(story.id)}
            onBlur={() =>
              setLifted((was) => (was?.id === story.id && !list.current?.dataset.moving ? null : was))
            }
            onKeyDown={(event) => press(event, at)}
            {...drag.handlers(story.id)}
          >
            <Row story={story} at={at} />
            <PlaceMenu {...{ story, at, page, act }} last={at === stories.length - 1} />
          </li>
        ))}
      </ol>
      {stories.length === 0 && <p className="hint">Nothing has a place: the newest stories fill the page.</p>}
      <p id="how" className="hint">
        Space lifts and puts down, arrow keys move. Or Alt with an arrow key. Or drag.
      </p>
      <div className="vh" aria-live="assertive">
        {says}
      </div>
    </>
  );
}

function Row({ story, at }: { story: PlacedStory; at: number }) {
  return (
    <>
      <span className="grip" aria-hidden="true">
        <Icon name="grip" />
      </span>
      <span className="pos">{at + 1}</span>
      <div className="what">
        <div className="t">{story.headline}</div>
        <StoryState story={story} />
      </div>
    </>
  );
}

/** What state a story is in, and when it comes and goes. */
function StoryState({ story }: { story: PlacedStory }) {
  return (
    <div className="row xs dim wrap">
      <span className={`st st-${story.mark.tone}`}>
        <Icon name={story.mark.icon} />
        {story.mark.word}
      </span>
      <span>{story.at}</span>
      {story.appears && <span>appears at {story.appears}</span>}
      {story.leaves && <span>{story.leaves}</span>}
      <span className="lift">Lifted: ↑ ↓, then Space</span>
    </div>
  );
}

function rowOf(list: HTMLElement | null, id: number): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-article="${id}"]`) ?? null;
}

/** An arrow key from nowhere enters the list. */
function useEnterByArrow(list: React.RefObject<HTMLOListElement | null>): void {
  useEffect(() => {
    const enter = (event: globalThis.KeyboardEvent) => {
      if (document.activeElement !== document.body || !['ArrowDown', 'ArrowUp'].includes(event.key)) return;
      list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
      event.preventDefault();
    };
    document.addEventListener('keydown', enter);
    return () => document.removeEventListener('keydown', enter);
  }, [list]);
}

/** A row that is moved in the document loses the focus: it gets it back. */
function useKeepFocus(
  list: React.RefObject<HTMLOListElement | null>,
  current: number | null,
  stories: readonly PlacedStory[],
): void {
  const order = stories.map(({ id }) => id).join();
  const wasInside = useRef(false);
  useEffect(() => {
    const note = (event: FocusEvent) => {
      wasInside.current = event.target instanceof HTMLElement && event.target.matches('.slot[data-article]');
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  useEffect(() => {
    const row = current === null ? null : rowOf(list.current, current);
    if (wasInside.current && document.activeElement === document.body) row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  }, [list, current, order]);
}
