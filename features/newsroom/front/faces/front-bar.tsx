import type { FrontDesk } from '@/features/newsroom/front/queries';

interface Props {
  desk: FrontDesk;
  mayPublish: boolean;
  act: (form: FormData) => void;
  said: string | undefined;
}

/** What is done with the whole order. */
export function FrontBar({ desk, mayPublish, act, said }: Props) {
  const page = desk.page.slug ?? '';
  return (
    <div className="dec wrap">
      {mayPublish ? (
        <form action={act}>
          <input type="hidden" name="page" value={page} />
          <button className="btn pri" name="do" value="live" aria-keyshortcuts="Control+Enter">
            Put live <kbd>Ctrl ↵</kbd>
          </button>
        </form>
      ) : (
        <span className="hint">Your account can order but not put live. A publisher can.</span>
      )}
      <form action={act}>
        <input type="hidden" name="page" value={page} />
        <input type="hidden" name="moves" value={desk.moves} />
        <button
          className="btn"
          name="do"
          value="undo"
          disabled={desk.moves === 0}
          aria-keyshortcuts="Control+Z"
        >
          Undo <kbd>Ctrl Z</kbd>
        </button>
      </form>
      <span role="status" className="st st-good">
        {said}
      </span>
    </div>
  );
}
