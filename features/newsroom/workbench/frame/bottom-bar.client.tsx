'use client';
import type { Bench, View } from '@/features/newsroom/workbench/bench';
import { nextOpen, sumUp } from '@/features/newsroom/workbench/list-rows';
import type { Stop } from '@/features/newsroom/workbench/list-stops';
import { isOpen, wordOf } from '@/features/newsroom/workbench/points';
import { Icon } from '@/components/ui/icon';

interface Props {
  view: View;
  bench: Bench;
  stops: readonly Stop[];
}

/** One mark a block, how much is read, what stops it, and the button that does the next useful thing. */
export function BottomBar({ view, bench, stops }: Props) {
  const { rows, draft } = view;
  const translated = bench.around.original !== null;
  const { read, of, says } = sumUp(rows, stops);
  const publishing = `/newsroom/articles/${draft.id}/publishing`;
  const here = bench.row();
  const next = here?.points.some(isOpen) ? here : nextOpen(rows, view.current);
  return (
    <div className="pub">
      {translated && (
        <nav className="seg" aria-label="Blocks">
          {rows
            .filter(({ block }) => block)
            .map((row) => (
              <a
                key={row.place}
                href={`#${row.place}`}
                className={row.mark}
                title={`${row.label}, ${wordOf(row)}`}
                aria-current={row.place === view.current ? 'true' : undefined}
                onClick={(event) => {
                  event.preventDefault();
                  bench.go(row.place);
                }}
              >
                <span className="vh">
                  {row.label}, {wordOf(row)}
                </span>
                <Icon name={row.mark} />
              </a>
            ))}
        </nav>
      )}
      <div className="why" role="status">
        {translated && (
          <b>
            {read} of {of} read.
          </b>
        )}{' '}
        <span className="mut">{says}</span>
      </div>
      <span className="end row">
        <a
          className={next ? 'btn' : 'btn pri'}
          href={publishing}
          aria-keyshortcuts="Control+Shift+Enter"
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            bench.run('publish');
          }}
        >
          Publish… {stops.length === 0 && <kbd>Ctrl Shift ↵</kbd>}
        </a>
        {next && (
          <button type="button" className="btn pri" onClick={() => bench.go(next.place)}>
            <span>
              Next: {next.points.find(isOpen)?.word.toLowerCase()} in {next.label.toLowerCase()}
            </span>{' '}
            <kbd>N</kbd>
          </button>
        )}
      </span>
    </div>
  );
}
