import type { WorkState } from '@/features/newsroom/desk/actions';

/** What can be done to the checked rows. It shows while any is checked, by style alone. */
export function BulkBar({ people }: { people: readonly (readonly [string, string])[] }) {
  return (
    <div className="bar bulk">
      <b className="nw">With those checked</b>
      <button className="btn sm" name="deed" value="take">
        Take <kbd>T</kbd>
      </button>
      <button className="btn sm" name="deed" value="skip">
        Skip <kbd>S</kbd>
      </button>
      <button className="btn sm" name="deed" value="free">
        Put back
      </button>
      <button className="btn sm" name="deed" value="unskip">
        Unskip
      </button>
      <select className="in" name="to" aria-label="Give to (A)" defaultValue="">
        <option value="">Whom…</option>
        {people.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <button className="btn sm" name="deed" value="give">
        Give
      </button>
      <input
        className="in"
        name="topic"
        aria-label="Topic (L)"
        placeholder="Topic…"
        maxLength={80}
        autoComplete="off"
      />
      <button className="btn sm" name="deed" value="topic">
        Add
      </button>
    </div>
  );
}

/** What became of each row that a form sent. */
export function Results({ answer }: { answer: WorkState }) {
  return (
    <div role="status" className="results">
      {answer.problem && <p className="note stop">{answer.problem}</p>}
      {answer.outcomes && (
        <ul aria-label="Results">
          {answer.outcomes.map(({ ref, headline, done, says }) => (
            <li key={ref} className={done ? 'told' : 'told refused'}>
              <b>{headline}</b> {says}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The keys, for those who see them; the list works without. */
export function KeyLine({ ready }: { ready: boolean }) {
  return (
    <div className="keys" data-ready={ready || undefined} aria-hidden="true">
      <span>
        <kbd>J</kbd>
        <kbd>K</kbd> move
      </span>
      <span>
        <kbd>T</kbd> take
      </span>
      <span>
        <kbd>S</kbd> skip
      </span>
      <span>
        <kbd>↵</kbd> take and open
      </span>
      <span>
        <kbd>X</kbd> select
      </span>
      <span>
        <kbd>/</kbd> filter
      </span>
      <span className="only-w">
        <kbd>Z</kbd> one line each
      </span>
    </div>
  );
}
