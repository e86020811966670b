'use client';
import { memo, useEffect, useRef } from 'react';
import { isSecond } from '@/features/articles/provenance/standing';
import type { Bench } from '@/features/newsroom/workbench/bench';
import type { Caret } from '@/features/newsroom/workbench/blocks/place-caret';
import { plainText } from '@/lib/text/plain-text';
import { type Row, wordOf } from '@/features/newsroom/workbench/points';
import { NotTaken } from '@/features/newsroom/workbench/rows/not-taken';
import { English, openText } from '@/features/newsroom/workbench/rows/english.client';
import { Fold } from '@/features/newsroom/workbench/rows/fold.client';
import { MarkedText } from '@/features/newsroom/workbench/rows/row-text.client';
import { WordDiff } from '@/features/newsroom/workbench/rows/word-diff';
import { Icon } from '@/components/ui/icon';
import { directionOf } from '@/lib/locale';

interface Props {
  row: Row;
  bench: Bench;
  current: boolean;
  writing: { caret: Caret } | null;
  /** Who else is in this block. */
  people: string;
}

const TONES: Partial<Record<Row['mark'], string>> = {
  ...{ checked: ' st-good', edited: ' st-pencil', doubt: ' st-doubt', kept: ' st-doubt', stale: ' st-stale' },
  ...{ two: ' st-stop', none: ' st-stop' },
};

/** Number | original | spine | English | state. */
export const PairRow = memo(function PairRow({ row, bench, current, writing, people }: Props) {
  const ref = useFocus(current && !writing);
  const word = row.points.find(({ about }) => about !== 'offer')?.word ?? wordOf(row);
  const size =
    row.place === 'field:headline'
      ? ' h1'
      : row.place === 'field:standfirst'
        ? ' sf'
        : row.block?.kind === 'heading'
          ? ' h2'
          : '';
  return (
    <article
      ref={ref}
      className="blk"
      id={row.place}
      data-s={row.mark}
      tabIndex={current && !writing ? 0 : -1}
      aria-current={current ? 'true' : undefined}
      aria-label={`${row.label}, ${row.block ? word : 'above the text'}`}
      onFocus={(event) => {
        if (event.target === event.currentTarget) bench.go(row.place);
      }}
    >
      <div className="no">{row.number}</div>
      <OriginalSide row={row} bench={bench} size={size} />
      <div className="spine" aria-hidden="true">
        {row.block && <Icon name={row.mark} />}
      </div>
      <div className={`en${size}`} data-words onClick={(event) => openText(event, row, bench)}>
        <English {...{ row, bench, writing }} />
        <NotTaken row={row} />
      </div>
      <div className="rs">
        {row.block && (
          <span className={`st${TONES[row.mark] ?? ''}`}>
            <Icon name={row.mark} />
            {word}
          </span>
        )}
        <span>{people || whoRead(row, bench)}</span>
        <span className="kh">
          {row.block && (
            <button type="button" onClick={() => bench.run('check-next')}>
              <kbd>↵</kbd> checked
            </button>
          )}
          <button type="button" onClick={() => bench.run('edit')}>
            <kbd>E</kbd> edit
          </button>
        </span>
      </div>
      {current && <Fold row={row} bench={bench} />}
    </article>
  );
}, isSame);

/** What the outlet wrote, in its own direction; what it changed since as a difference of words. */
function OriginalSide({ row, bench, size }: { row: Row; bench: Bench; size: string }) {
  const { original } = row;
  const language = bench.around.original?.language ?? '';
  if (!original) return <div className="src mut s">{row.block ? 'Not in the original' : ''}</div>;
  const stale = row.points.find((point) => point.about === 'stale');
  return (
    <div className={`src${size}`} lang={language} dir={directionOf(language)}>
      {stale ? (
        <p>
          <WordDiff was={stale.was} now={stale.now ?? ''} />
        </p>
      ) : (
        <MarkedText row={row} side="original" {...original} />
      )}
    </div>
  );
}

/** Whoever had the last hand in it; of the command line that it is that. */
function whoRead({ block }: Row, bench: Bench): string {
  const last = block?.hands.at(-1);
  if (!block || !last?.name || block.status === 'stale') return '';
  if (last.did === 'marked') return `by ${last.name.replace(/^The /, 'the ')}`;
  if (last.did === 'edited') return firstName(last.name);
  const second = isSecond(last, block.hands) ? ', second' : '';
  return `${firstName(last.name)}${last.at ? ` ${bench.clock(last.at)}` : ''}${second}`;
}

function firstName(name: string): string {
  return name.split(' ', 1)[0] ?? name;
}

/** The current row has the focus, so that letters are meant for it. */
export function useFocus(wanted: boolean) {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    const at = document.activeElement;
    const free = at === document.body || at?.closest('.blk, .b-row, .pub, .writing') || at === null;
    if (wanted && free && at !== ref.current) ref.current?.focus({ preventScroll: false });
  }, [wanted]);
  return ref;
}

/** A row is built anew for every letter typed anywhere; it is drawn anew only when something of it changed. */
export function isSame(before: Props, after: Props): boolean {
  const [a, b] = [before.row, after.row];
  return (
    a.block === b.block &&
    a.aside === b.aside &&
    a.html === b.html &&
    a.mark === b.mark &&
    a.number === b.number &&
    before.current === after.current &&
    before.writing === after.writing &&
    before.people === after.people &&
    pointsKey(a) === pointsKey(b)
  );
}

function pointsKey({ points }: Row): string {
  return points
    .map(
      (point) => `${point.about} ${point.says} ${plainText(point.about === 'offer' ? point.offer.html : '')}`,
    )
    .join('|');
}
