'use client';
import type { Bench, View } from '@/features/newsroom/workbench/bench';
import type { Aside } from '@/features/newsroom/workbench/outbox/set-aside';
import { placeWords, valueWords } from '@/features/newsroom/workbench/outbox/say-aside';
import { Icon } from '@/components/ui/icon';

/** What the server did not take, each with its field, its reason and its words. Everything else is saved. */
export function AsideStrip({ view, bench }: { view: View; bench: Bench }) {
  if (view.aside.length === 0) return null;
  return (
    <section className="asides" aria-label="Not taken by the server">
      {view.aside.map((aside) => (
        <Line key={aside.id} aside={aside} view={view} bench={bench} />
      ))}
    </section>
  );
}

function Line({ aside, view, bench }: { aside: Aside; view: View; bench: Bench }) {
  const { id, place, message, change } = aside;
  const words = valueWords(change, bench.around.sections);
  return (
    <div className="note doubt strip" role="status">
      <Icon name="kept" />
      <div>
        <b>{placeWords(place, view.rows)} was not taken.</b> {message} It is kept on this computer; everything
        else is saved.
        <details>
          <summary>What you wrote</summary>
          <p className="ser">{words}</p>
        </details>
      </div>
      <div className="row">
        {view.rows.some((row) => row.place === place) && (
          <button type="button" className="btn sm" onClick={() => bench.write(place)}>
            Go there
          </button>
        )}
        <button type="button" className="btn sm" onClick={() => bench.retry(id)}>
          Send again
        </button>
        <button
          type="button"
          className="btn sm"
          onClick={() =>
            void navigator.clipboard.writeText(words).then(
              () => bench.say('Copied.'),
              () => bench.say('This browser does not let us copy: open “What you wrote”.'),
            )
          }
        >
          Copy
        </button>
        <button type="button" className="btn sm" onClick={() => bench.discard(id)}>
          Throw away
        </button>
      </div>
    </div>
  );
}
