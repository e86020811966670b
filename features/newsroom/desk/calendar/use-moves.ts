import { startTransition, useEffect, useOptimistic, useRef, useState } from 'react';
import { type MoveState, moveStoryAction } from '@/features/newsroom/desk/calendar/actions';
import type { Moved, Story } from '@/features/newsroom/desk/calendar/schema';
import { momentIn } from '@/lib/text/dates';

const UNDO_MS = 6000;
const STAYS: Partial<Record<Story['kind'], string>> = {
  live: 'Readers have seen it. A live story stays at its time.',
  embargo: 'An embargo is moved in its form: to make it shorter takes a second editor.',
};

type Movable = Pick<Story, 'id' | 'kind' | 'at'>;

interface Toast {
  text: string;
  undo?: () => void;
}

/**
 * Moves stories from the keyboard or by pointer: each stands at its new time at once, a toast offers to undo for six
 * seconds, and one that was refused comes back with the reason. Moves made while one is under way become one.
 */
export function useMoves(saved: Story[], zone: string, follow: (moved: Moved) => void) {
  const [stories, show] = useOptimistic(saved, placed);
  const [toast, setToast] = useState<Toast | null>(null);
  const [refused, setRefused] = useState<{ id: number; says: string } | null>(null);
  const wanted = useRef(new Map<number, string | null>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  function move(story: Movable, to: string | null): void {
    const stays = STAYS[story.kind];
    setRefused(stays ? { id: story.id, says: stays } : null);
    if (stays) return;
    startTransition(async () => {
      show({ id: story.id, to });
      const isUnderWay = wanted.current.has(story.id);
      wanted.current.set(story.id, to);
      if (!isUnderWay) await sendAll(story);
    });
  }

  async function sendAll({ id, at }: Movable): Promise<void> {
    let from = at;
    let to = wanted.current.get(id) ?? null;
    while (to !== from) {
      const { problem } = await send({ id, from, to });
      if (problem) {
        setRefused({ id, says: problem });
        break;
      }
      from = to;
      to = wanted.current.get(id) ?? null;
    }
    wanted.current.delete(id);
    if (from !== at) tell({ id, from: at, to: from });
  }

  /** Says where it went and offers to bring it back, unless that time has passed. */
  function tell(moved: Moved): void {
    const { id, from, to } = moved;
    const isOpen = from === null || Date.parse(from) > Date.now();
    const undo = () => {
      setToast(null);
      move({ id, kind: to ? 'scheduled' : 'ready', at: to }, from);
    };
    const text = to ? `It goes out on ${momentIn(new Date(to), zone)}.` : 'It is off the schedule.';
    setToast({ text, undo: isOpen ? undo : undefined });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setToast(null), UNDO_MS);
    follow(moved);
  }

  return { stories, toast, refused, move, tell };
}

function placed(stories: Story[], { id, to }: Pick<Moved, 'id' | 'to'>): Story[] {
  return stories.map((story) =>
    story.id === id && !STAYS[story.kind]
      ? { ...story, at: to, kind: to ? 'scheduled' : 'ready', held: null }
      : story,
  );
}

async function send({ id, from, to }: Moved): Promise<MoveState> {
  const form = new FormData();
  form.set('article', String(id));
  form.set('seen', from ?? '');
  form.set('scripted', '1');
  if (to) form.set('at', to.replace(/\.\d+Z$/, 'Z'));
  else form.set('off', '1');
  return moveStoryAction({}, form).catch(() => ({
    problem: 'It did not reach the server. Nothing changed.',
  }));
}
