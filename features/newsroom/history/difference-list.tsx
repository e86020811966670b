import type { ReactNode } from 'react';
import { ActionForm } from '@/components/ui/action-form.client';
import { restoreAction } from '@/features/newsroom/history/actions';
import { differs, type Difference } from '@/features/newsroom/history/diff/diff-revisions';
import { type Run, sideOf } from '@/features/newsroom/history/diff/diff-words';
import type { Told } from '@/features/newsroom/history/queries';
import type { HistoryAddress, Snapshot } from '@/features/newsroom/history/schema';
import { historyAddress, VersionName } from '@/features/newsroom/history/version-name';

interface Props {
  told: Told;
  address: HistoryAddress;
  pair: { from: Snapshot; to: Snapshot };
  lines: Difference[];
  mayRestore: boolean;
}

/** Two texts side by side; of what is the same, only what stands next to a change unless everything is asked for. */
export function DifferenceList({ told, address, pair, lines, mayRestore }: Props) {
  const shown = lines.filter(
    (_, at) => address.show === 'all' || lines.slice(Math.max(0, at - 1), at + 2).some(differs),
  );
  const rest = lines.length - shown.length;
  const restores = mayRestore && pair.to.version === 'now' && pair.from.version !== 'now';
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label="Both texts">
      <div className="dif head">
        <div />
        <div className="xs b mut">
          <VersionName snapshot={pair.from} />
        </div>
        <div className="xs b mut">
          <VersionName snapshot={pair.to} />
        </div>
        <div />
      </div>
      {shown.map((line) => (
        <Line key={line.place} line={line}>
          {restores && differs(line) && (
            <ActionForm
              {...{ action: restoreAction, fields: [], submit: 'Restore', tone: 'sm' }}
              label={`Restore ${nameOf(line)}`}
              hidden={{ article: String(told.id), from: String(pair.from.version), place: line.place }}
            />
          )}
        </Line>
      ))}
      {rest > 0 && (
        <p className="pad">
          <a className="btn quiet sm" href={historyAddress(told.id, { ...address, show: 'all' })}>
            {rest === 1 ? 'Show the one other, which is the same' : `Show the ${rest} others, all the same`}
          </a>
        </p>
      )}
    </div>
  );
}

function Line({ line, children }: { line: Difference; children: ReactNode }) {
  const isDifferent = differs(line);
  return (
    <article
      className={isDifferent ? 'dif' : 'dif same'}
      data-place={line.place}
      tabIndex={isDifferent ? 0 : undefined}
      aria-label={`${nameOf(line)}, ${saysOf(line)}`}
    >
      <div className="no">{line.place.startsWith('block:') ? line.name : ''}</div>
      <Side runs={sideOf(line.runs, 'before')} line={line} isThere={line.change !== 'added'} />
      <Side runs={sideOf(line.runs, 'after')} line={line} isThere={line.change !== 'deleted'} />
      <div className="acts stack gap4">
        <span className="xs mut">{saysOf(line)}</span>
        {children}
      </div>
    </article>
  );
}

function Side({ runs, line, isThere }: { runs: Run[]; line: Difference; isThere: boolean }) {
  const kind = line.kind === 'headline' || line.kind === 'heading' ? ' b' : '';
  if (!isThere || runs.length === 0)
    return (
      <div className="tx">
        <span className="xs mut">{isThere ? emptyIn(line) : 'Not there'}</span>
      </div>
    );
  return (
    <div className={`tx${kind}`}>
      {runs.map(({ text, change }, at) => {
        if (change === 'same') return <span key={at}>{text}</span>;
        return change === 'deleted' ? <del key={at}>{text}</del> : <ins key={at}>{text}</ins>;
      })}
    </div>
  );
}

function emptyIn({ kind }: Difference): string {
  return kind === 'headline' || kind === 'standfirst' ? 'Empty' : `A ${kind.replace('_', ' ')} without words`;
}

function nameOf({ place, name }: Difference): string {
  return place.startsWith('block:') ? `block ${name}` : name.toLowerCase();
}

/** What happened to a line, in words: colour alone says nothing. */
function saysOf(line: Difference): string {
  const words = { same: '', changed: 'changed', added: 'added', deleted: 'deleted' }[line.change];
  const moved = line.movedFrom === null ? '' : `moved, was ${line.movedFrom}`;
  return [words, moved, ...line.looks].filter(Boolean).join('; ') || 'the same';
}
