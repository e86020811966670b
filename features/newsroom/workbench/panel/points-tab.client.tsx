'use client';
import type { ReactNode } from 'react';
import type { Bench, View } from '@/features/newsroom/workbench/bench';
import type { Stop } from '@/features/newsroom/workbench/list-stops';
import {
  isOpen,
  isUnread,
  MARK_WORDS,
  type Row,
  stops as isStop,
} from '@/features/newsroom/workbench/points';
import { Icon } from '@/components/ui/icon';

interface Props {
  view: View;
  bench: Bench;
  stops: readonly Stop[];
}

/** Before this can be published; what would be good; what came in; what only this computer has. */
export function PointsTab({ view, bench, stops }: Props) {
  const asking = view.rows.flatMap((row) =>
    row.points.filter((point) => isOpen(point) && !isStop(point)).map((point) => ({ row, point })),
  );
  const unread = view.rows.filter(({ block, points }) => block && isUnread(block) && !points.some(isOpen));
  const kept = view.rows.filter(({ mark }) => mark === 'kept');
  const came = [...new Set(view.cameIn)].flatMap(
    (place) => view.rows.find((row) => row.place === place) ?? [],
  );
  const note = bench.note();
  return (
    <>
      <Section title="Before this can be published" count={stops.length} empty="Nothing stops it.">
        {stops.map(({ row, says }, at) =>
          row ? (
            <Line key={`${row.place}${at}`} row={row} bench={bench} says={says} />
          ) : (
            <li key={says}>
              <Icon name="doubt" />
              <span>{says}</span>
            </li>
          ),
        )}
      </Section>
      {unread.length + asking.length > 0 && (
        <Section title="Would be good, not needed">
          {asking.map(({ row, point }, at) => (
            <Line key={`${row.place}${at}`} row={row} bench={bench} says={point.says} />
          ))}
          {unread.map((row) => (
            <Line
              key={row.place}
              row={row}
              bench={bench}
              says="Nobody has read it yet. It would go out marked as such."
            />
          ))}
        </Section>
      )}
      {kept.length > 0 && (
        <Section title="Kept on this computer" count={kept.length}>
          {kept.map((row) => (
            <Line
              key={row.place}
              row={row}
              bench={bench}
              says={row.aside?.message ?? 'Waits for the line.'}
            />
          ))}
        </Section>
      )}
      {came.length > 0 && (
        <Section title="Came in while you worked">
          {came.map((row) => (
            <Line
              key={row.place}
              row={row}
              bench={bench}
              says="Changed by somebody else. You were not in it, so it is simply in."
            />
          ))}
        </Section>
      )}
      {note && (
        <div className="sec stack gap8">
          <h2>Drafted note for readers</h2>
          <p className="ser">{note}</p>
          <p>
            <button type="button" className="btn sm" onClick={() => bench.run('publish')}>
              Correct with this note… <kbd>Ctrl Shift ↵</kbd>
            </button>
          </p>
        </div>
      )}
    </>
  );
}

interface SectionProps {
  title: string;
  count?: number;
  empty?: string;
  children: ReactNode;
}

function Section({ title, count, empty, children }: SectionProps) {
  return (
    <div className="sec">
      <h2>
        {title} {count ? <span className="n">{count}</span> : null}
      </h2>
      {count === 0 && empty ? <p className="s mut">{empty}</p> : <ul className="todo">{children}</ul>}
    </div>
  );
}

function Line({ row, bench, says }: { row: Row; bench: Bench; says: string }) {
  return (
    <li>
      <span className="st">
        <Icon name={row.mark} />
        <span className="vh">{MARK_WORDS[row.mark]}</span>
      </span>
      <span>{says}</span>
      <a
        className="xs nw"
        href={`#${row.place}`}
        onClick={(event) => {
          event.preventDefault();
          bench.go(row.place);
        }}
      >
        {row.label}
      </a>
    </li>
  );
}
