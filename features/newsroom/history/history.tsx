import { ActionForm } from '@/components/ui/action-form.client';
import { Icon } from '@/components/ui/icon';
import { restoreAction } from '@/features/newsroom/history/actions';
import { ComparedWith } from '@/features/newsroom/history/compared-with';
import { DiffKeys } from '@/features/newsroom/history/diff-keys.client';
import { diffRevisions, differs } from '@/features/newsroom/history/diff/diff-revisions';
import { DifferenceList } from '@/features/newsroom/history/difference-list';
import type { listSteps, Told } from '@/features/newsroom/history/queries';
import type { HistoryAddress, Snapshot } from '@/features/newsroom/history/schema';
import { StepList } from '@/features/newsroom/history/step-list';
import { historyAddress, VersionName } from '@/features/newsroom/history/version-name';

export interface HistoryProps {
  told: Told;
  address: HistoryAddress;
  list: Awaited<ReturnType<typeof listSteps>>;
  /** The two texts that are compared; null when the story has no version yet. */
  pair: { from: Snapshot; to: Snapshot } | null;
  mayRestore: boolean;
}

/** The versions of a story, and what differs between two of them. */
export function History({ told, address, list, pair, mayRestore }: HistoryProps) {
  const lines = pair ? diffRevisions(pair.from, pair.to) : [];
  const changed = lines.filter(differs).length;
  const link = (change: Partial<HistoryAddress>) => historyAddress(told.id, { ...address, ...change });
  return (
    <main id="main" className="panes his">
      <div className="sbar whole">
        <a className="btn quiet ico sm" href={`/newsroom/articles/${told.id}`} aria-label="Back to the story">
          <Icon name="left" />
        </a>
        <h1 className="clip">
          <span className="vh">History of </span>
          {told.headline}
        </h1>
        <span className="st">{told.state.replace('_', ' ')}</span>
        <nav className="end row" aria-label="What is shown">
          {(['changes', 'all'] as const).map((show) => (
            <a
              key={show}
              className={address.show === show ? 'chip on' : 'chip'}
              aria-current={address.show === show ? 'true' : undefined}
              href={link({ show, done: undefined })}
            >
              {show === 'all' ? 'Everything' : 'Only changes'}
              <span className="n">{show === 'all' ? lines.length : changed}</span>
            </a>
          ))}
        </nav>
      </div>
      <StepList {...{ told, address, list }} current={pair?.from.version} />
      {pair ? (
        <section className="pane" aria-label="Differences">
          <div className="bar">
            <p className="s" role="status">
              {address.done && <b>Brought back. Restore undoes it. </b>}
              <b>
                <VersionName snapshot={pair.from} />
              </b>{' '}
              <span className="mut">compared with</span>{' '}
              <b>
                <VersionName snapshot={pair.to} />
              </b>
              <span className="mut">
                : {changed === 0 ? 'no difference' : `${changed} of ${lines.length} differ`}
              </span>
            </p>
            <ComparedWith {...{ told, address, list, from: pair.from }} />
            {mayRestore && changed > 0 && pair.to.version === 'now' && (
              <ActionForm
                {...{ action: restoreAction, fields: [], submit: 'Bring back everything', tone: 'sm' }}
                hidden={{ article: String(told.id), from: String(pair.from.version), place: 'all' }}
              />
            )}
          </div>
          <DiffKeys>
            <DifferenceList {...{ told, address, pair, lines, mayRestore }} />
          </DiffKeys>
        </section>
      ) : (
        <section className="pane pad" aria-label="Differences">
          <p className="mut">Nobody has saved this story yet. The first step makes its first version.</p>
        </section>
      )}
    </main>
  );
}
