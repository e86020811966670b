'use client';
import { memo } from 'react';
import type { Bench } from '@/features/newsroom/workbench/bench';
import type { Caret } from '@/features/newsroom/workbench/blocks/place-caret';
import { moveBlock, removeBlock } from '@/features/newsroom/workbench/blocks/change-blocks';
import { MARK_WORDS, type Row } from '@/features/newsroom/workbench/points';
import { NotTaken } from '@/features/newsroom/workbench/rows/not-taken';
import { English, openText } from '@/features/newsroom/workbench/rows/english.client';
import { Fold } from '@/features/newsroom/workbench/rows/fold.client';
import { isSame, useFocus } from '@/features/newsroom/workbench/rows/pair-row.client';
import { addBlock } from '@/features/newsroom/workbench/rows/use-writing';
import { Icon } from '@/components/ui/icon';

interface Props {
  row: Row;
  bench: Bench;
  current: boolean;
  writing: { caret: Caret } | null;
  people: string;
}

/** A block of a story of our own: one column, as readers will see it. */
export const WriteRow = memo(function WriteRow({ row, bench, current, writing, people }: Props) {
  const ref = useFocus(current && !writing);
  const face = row.place === 'field:headline' ? ' hl' : row.place === 'field:standfirst' ? ' stf' : '';
  return (
    <article
      ref={ref}
      id={row.place}
      className={`b-row${current ? ' cur' : ''}${face}`}
      data-s={row.mark}
      tabIndex={current && !writing ? 0 : -1}
      aria-current={current ? 'true' : undefined}
      aria-label={`${row.label}, ${row.block ? row.block.kind.replace('_', ' ') : 'above the text'}${row.mark === 'kept' ? `, ${MARK_WORDS.kept}` : ''}`}
      data-words
      onClick={(event) => openText(event, row, bench)}
      onFocus={(event) => {
        if (event.target === event.currentTarget) bench.go(row.place);
      }}
    >
      {row.block && current && <Handles row={row} bench={bench} />}
      <English {...{ row, bench, writing }} />
      <NotTaken row={row} />
      {people && <p className="hint">{people}</p>}
      {current && <Fold row={row} bench={bench} />}
    </article>
  );
}, isSame);

function Handles({ row, bench }: { row: Row; bench: Bench }) {
  const key = row.block?.key ?? '';
  const move = (by: -1 | 1) => {
    const edit = moveBlock(bench.now().draft, key, by);
    if (edit) bench.do(edit);
  };
  return (
    <div className="h">
      <button
        type="button"
        className="btn quiet sm ico"
        aria-label="Add a block below"
        onClick={() => addBlock(bench, key, '/')}
      >
        <Icon name="plus" />
      </button>
      <button
        type="button"
        className="btn quiet sm ico"
        aria-label="Move this block up"
        onClick={() => move(-1)}
      >
        <Icon name="up" />
      </button>
      <button
        type="button"
        className="btn quiet sm ico"
        aria-label="Move this block down"
        onClick={() => move(1)}
      >
        <Icon name="down" />
      </button>
      <button
        type="button"
        className="btn quiet sm ico"
        aria-label="Take this block out"
        onClick={() =>
          bench.do(removeBlock(bench.now().draft, key), 'Block taken out. Ctrl Z brings it back.')
        }
      >
        <Icon name="x" />
      </button>
    </div>
  );
}
