import type { RefObject } from 'react';
import type { Candidates } from '@/features/newsroom/front/list-candidates';
import type { PlacedStory } from '@/features/newsroom/front/placed-story';
import { Icon } from '@/components/ui/icon';

interface Props {
  candidates: Candidates;
  page: string;
  search: string;
  act: (form: FormData) => void;
  finder: RefObject<HTMLInputElement | null>;
}

/** Stories without a place, each with a button that gives it the first one. */
export function CandidateList({ candidates: { live, coming }, page, search, act, finder }: Props) {
  const found = live.length + coming.length > 0;
  return (
    <aside className="pane side" aria-label="Stories to place">
      <form className="bar" role="search">
        <input
          ref={finder}
          className="in"
          name="q"
          defaultValue={search}
          placeholder="Find a story"
          aria-label="Find a story"
          maxLength={200}
        />
        <kbd>/</kbd>
      </form>
      <div className="scroll inset">
        {live.length > 0 && <h2 className="lab">Live, not on this page</h2>}
        <Free stories={live} page={page} act={act} />
        {coming.length > 0 && <h2 className="lab">Coming up</h2>}
        <Free stories={coming} page={page} act={act} />
        {!found && (
          <p className="hint">
            {search
              ? `No story without a place has “${search}” in its headline.`
              : 'Every story has a place.'}
          </p>
        )}
      </div>
    </aside>
  );
}

function Free({ stories, page, act }: { stories: readonly PlacedStory[]; page: string; act: Props['act'] }) {
  return (
    <ol>
      {stories.map(({ id, headline, mark, at }) => (
        <li key={id} className="slot free">
          <div>
            <div className="t">{headline}</div>
            <div className="row xs dim">
              <span className={`st st-${mark.tone}`}>
                <Icon name={mark.icon} />
                {mark.word}
              </span>
              {at}
            </div>
          </div>
          <form action={act}>
            <input type="hidden" name="page" value={page} />
            <input type="hidden" name="do" value="pin" />
            <button
              className="btn sm ico"
              name="article"
              value={id}
              aria-label={`Place at the top: ${headline}`}
            >
              <Icon name="plus" />
            </button>
          </form>
        </li>
      ))}
    </ol>
  );
}
