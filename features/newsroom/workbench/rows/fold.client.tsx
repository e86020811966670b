'use client';
import { choicesFor } from '@/features/newsroom/workbench/answers';
import type { Bench } from '@/features/newsroom/workbench/bench';
import type { DraftConflict } from '@/features/newsroom/saving/schema';
import { plainText } from '@/lib/text/plain-text';
import { conflictWords } from '@/features/newsroom/workbench/outbox/say-aside';
import type { Point, Row } from '@/features/newsroom/workbench/points';
import { Differing, WordDiff } from '@/features/newsroom/workbench/rows/word-diff';
import { Icon } from '@/components/ui/icon';

const TONE = { two: 'plain', stale: 'stale', doubt: '', offer: 'pencil' } as const;
const ICON = { two: 'two', stale: 'stale', doubt: 'doubt', offer: 'edited' } as const;

/** What is open about the current block, with its answers. Keys 1, 2, 3 belong to the first. */
export function Fold({ row, bench }: { row: Row; bench: Bench }) {
  if (row.points.length === 0) return null;
  return (
    <div className="fold">
      {row.points.map((point, at) => (
        <PointBox key={`${point.about}${at}`} {...{ row, point, bench }} first={at === 0} />
      ))}
    </div>
  );
}

function PointBox({ row, point, bench, first }: { row: Row; point: Point; bench: Bench; first: boolean }) {
  const isNone = point.about === 'doubt' && point.doubt.kind === 'untranslated';
  const choices = choicesFor(point, row.block);
  return (
    <div className={`find ${isNone ? 'stop' : TONE[point.about]}`}>
      <Icon name={isNone ? 'none' : ICON[point.about]} />
      <div>
        <Sentence point={point} bench={bench} />
      </div>
      <div className="acts">
        {choices.map((choice, at) => (
          <button
            key={choice.label}
            type="button"
            className={choice.sure ? 'btn sm pri' : 'btn sm'}
            onClick={() => bench.answering.choose(row, choice)}
          >
            {choice.label} {first && <kbd>{at + 1}</kbd>}
          </button>
        ))}
      </div>
      {point.about === 'two' && <TwoTexts conflict={point.conflict} bench={bench} mayJoin />}
      {point.about === 'stale' && point.offer && (
        <Compared ours={row.html} machine={point.offer.html} whose="from the new original" />
      )}
      {point.about === 'offer' && (
        <Compared ours={row.html} machine={point.offer.html} whose={point.offer.engine} />
      )}
    </div>
  );
}

function Sentence({ point, bench }: { point: Point; bench: Bench }) {
  if (point.about === 'two')
    return (
      <>
        <b>Which text goes into the story?</b> <span className="mut">The other stays in History.</span>
      </>
    );
  if (point.about === 'stale') {
    const at = bench.around.original?.newer?.filedAt;
    return (
      <>
        <b>{at ? `The outlet changed this at ${bench.clock(at)}.` : 'The outlet changed this.'}</b>{' '}
        {point.says}
        {point.now === null && ' It is no longer in the original.'}
      </>
    );
  }
  const [head = '', ...rest] = point.says.split(/(?<=\.) /);
  return (
    <>
      <b>{head}</b> {rest.join(' ')}
    </>
  );
}

function Compared({ ours, machine, whose }: { ours: string; machine: string; whose: string }) {
  return (
    <div className="cmp">
      <div>
        <div className="who">
          <Icon name="edited" />
          Ours
        </div>
        <p>{plainText(ours)}</p>
      </div>
      <div>
        <div className="who">
          <Icon name="machine" />
          Machine, {whose}
        </div>
        <p>
          <WordDiff was={plainText(ours)} now={plainText(machine)} />
        </p>
      </div>
    </div>
  );
}

interface TwoProps {
  conflict: DraftConflict;
  bench: Bench;
  /** Whether both can be made one: there is a text to write them in. */
  mayJoin: boolean;
}

/** Two equal texts: equal buttons, no preferred one. */
export function TwoTexts({ conflict, bench, mayJoin }: TwoProps) {
  const { author, theirAuthor, at } = conflict;
  const [mine, theirs, ancestor] = conflictWords(conflict, bench);
  const other = theirAuthor ?? 'the other';
  return (
    <>
      <div className="cmp">
        <div>
          <div className="who">
            {author === bench.me.name ? 'Yours' : `${author}’s`}, {bench.clock(at)}
          </div>
          <p>
            <Differing html={mine} other={theirs} />
          </p>
          <button type="button" className="btn" onClick={() => void bench.answering.settle(conflict, 'mine')}>
            Use {author === bench.me.name ? 'mine' : `${author}’s`} {mayJoin && <kbd>1</kbd>}
          </button>
        </div>
        <div>
          <div className="who">{other === bench.me.name ? 'Yours' : `${other}’s`}</div>
          <p>
            <Differing html={theirs} other={mine} />
          </p>
          <button
            type="button"
            className="btn"
            onClick={() => void bench.answering.settle(conflict, 'theirs')}
          >
            Use {other === bench.me.name ? 'mine' : `${other}’s`} {mayJoin && <kbd>2</kbd>}
          </button>
        </div>
      </div>
      <div className="row wrap both">
        {mayJoin && (
          <button type="button" className="btn" onClick={() => void bench.answering.settle(conflict, 'text')}>
            Start from both and edit <kbd>3</kbd>
          </button>
        )}
        <details>
          <summary>What both started from</summary>
          <p className="ser">{plainText(ancestor)}</p>
        </details>
      </div>
    </>
  );
}
