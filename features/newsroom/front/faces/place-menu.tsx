import type { PlacedStory } from '@/features/newsroom/front/placed-story';
import { Icon } from '@/components/ui/icon';

interface Props {
  story: PlacedStory;
  at: number;
  last: boolean;
  page: string;
  act: (form: FormData) => void;
}

/** What can be done with a place by button: all of it works without script. */
export function PlaceMenu({ story, at, last, page, act }: Props) {
  return (
    <details className="more" name="place">
      <summary className="btn quiet sm ico" aria-label={`More for place ${at + 1}`}>
        <Icon name="dots" />
      </summary>
      <div className="menu stack gap12">
        <form action={act} className="row wrap">
          <input type="hidden" name="page" value={page} />
          <input type="hidden" name="article" value={story.id} />
          <input type="hidden" name="do" value="move" />
          {at > 1 && <ToPlace to={0} word="To the top" />}
          {at > 0 && <ToPlace to={at - 1} word="Up" />}
          {!last && <ToPlace to={at + 1} word="Down" />}
        </form>
        <form action={act} className="stack gap12">
          <input type="hidden" name="page" value={page} />
          <input type="hidden" name="article" value={story.id} />
          <TimeField name="startsAt" label="Appears" value={story.startsAt} />
          <TimeField name="expiresAt" label="Leaves" value={story.expiresAt} />
          <div className="row wrap">
            <button className="btn sm" name="do" value="time">
              Keep these times
            </button>
            <button className="btn sm" name="do" value="unpin" formNoValidate>
              Take off
            </button>
          </div>
        </form>
      </div>
    </details>
  );
}

function ToPlace({ to, word }: { to: number; word: string }) {
  return (
    <button className="btn sm" name="to" value={to}>
      {word}
    </button>
  );
}

function TimeField({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <label className="field">
      <span>{label}</span>
      <input key={value} className="in" type="datetime-local" name={name} defaultValue={value} />
    </label>
  );
}
