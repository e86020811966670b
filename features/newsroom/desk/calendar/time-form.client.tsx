'use client';
import { useActionState, useEffect, useEffectEvent } from 'react';
import { type MoveState, moveStoryAction } from '@/features/newsroom/desk/calendar/actions';
import type { Moved, Story } from '@/features/newsroom/desk/calendar/schema';
import { fieldTime } from '@/features/newsroom/front/zoned-time';

interface Props {
  story: Story;
  zone: string;
  scripted: boolean;
  onMoved: (moved: Moved) => void;
}

/** When a story goes out, as a form: it works without script, and tells the page when there is some. */
export function TimeForm({ story, zone, scripted, onMoved }: Props) {
  const [answer, send, sending] = useActionState<MoveState, FormData>(moveStoryAction, {});
  const tell = useEffectEvent(onMoved);
  useEffect(() => {
    if (answer.moved) tell(answer.moved);
  }, [answer]);
  const time = story.kind === 'embargo' ? null : story.at;
  const value = answer.typed?.at ?? (time ? fieldTime(new Date(time), zone) : '');
  return (
    <form action={send} className="stack gap12">
      <input type="hidden" name="article" value={story.id} />
      <input type="hidden" name="seen" value={time ?? ''} />
      {scripted && <input type="hidden" name="scripted" value="1" />}
      <div className="field">
        <label htmlFor="at">At</label>
        <input
          key={value}
          {...{ id: 'at', name: 'at', type: 'datetime-local', className: 'in', defaultValue: value }}
          aria-invalid={answer.problem ? true : undefined}
          aria-describedby="at-told"
        />
        <span
          id="at-told"
          className={answer.problem ? 'hint problem' : 'hint'}
          role={answer.problem ? 'alert' : undefined}
        >
          {answer.problem ?? `Date and time by the clock of ${zone}.`}
        </span>
      </div>
      <div className="row wrap">
        <button className="btn pri" aria-disabled={sending}>
          {time ? 'Save time' : 'Schedule'}
        </button>
        {time && (
          <button className="btn quiet" name="off" value="1" aria-disabled={sending}>
            Off the schedule
          </button>
        )}
      </div>
      {!scripted && <div role="status">{answer.said && <p className="note good">{answer.said}</p>}</div>}
    </form>
  );
}
