import { ActionForm } from '@/components/ui/action-form.client';
import { Moment } from '@/components/ui/clock';
import { dropJobAction, retryJobAction } from '@/features/newsroom/offices/jobs/actions';
import { type DescribedJob, KINDS } from '@/features/newsroom/offices/jobs/describe-job';
import type { JobFilter, lookAtQueue } from '@/features/newsroom/offices/jobs/list-jobs';

type Props = { filter: JobFilter } & Awaited<ReturnType<typeof lookAtQueue>>;

const STATES = [
  ['dead', 'Given up'],
  ['running', 'Running'],
  ['waiting', 'Waiting'],
] as const;
const NONE = { dead: 'Nothing was given up.', running: 'Nothing runs now.', waiting: 'Nothing waits.' };

/** What the machines have to do: how much of it waits, and what they gave up, to be tried again or left. */
export function JobShelf({ filter: { show }, kinds, jobs }: Props) {
  const total = (state: JobFilter['show']) => kinds.reduce((sum, kind) => sum + kind[state], 0);
  return (
    <main id="main" className="page mail">
      <h1>Jobs</h1>
      {kinds.length > 0 && <KindTable kinds={kinds} />}
      <nav className="row wrap" aria-label="Jobs by state">
        {STATES.map(([state, word]) => (
          <a
            key={state}
            className="btn"
            href={`/newsroom/jobs?show=${state}`}
            aria-current={state === show ? 'page' : undefined}
          >
            {word} <span className="count">{total(state).toLocaleString('en')}</span>
          </a>
        ))}
      </nav>
      {jobs.length === 0 && <p className="mut">{NONE[show]}</p>}
      <div className="pieces">
        {jobs.map((job) => (
          <Job key={job.id} job={job} />
        ))}
      </div>
    </main>
  );
}

function KindTable({ kinds }: Pick<Props, 'kinds'>) {
  return (
    <div className="table" tabIndex={0} role="region" aria-label="Jobs by kind">
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Waiting</th>
            <th scope="col">Running</th>
            <th scope="col">Given up</th>
            <th scope="col">Late by</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ kind, waiting, running, dead, lagSeconds }) => (
            <tr key={kind}>
              <td>{KINDS[kind] ?? kind}</td>
              <td>{waiting.toLocaleString('en')}</td>
              <td>{running.toLocaleString('en')}</td>
              <td>{dead.toLocaleString('en')}</td>
              <td className="nw">{lag(lagSeconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Job({ job }: { job: DescribedJob }) {
  const { id, what, about, articleId, says, reason, state, at } = job;
  const form = { fields: [], hidden: { id }, tone: 'sm' as const };
  return (
    <article aria-label={`${what} ${about}`}>
      <header className="row wrap">
        <b>{what}</b>
        {articleId === null ? (
          <span className="mut">{about}</span>
        ) : (
          <a href={`/newsroom/articles/${articleId}`}>{about}</a>
        )}
        <span className="end mut s">
          <Moment at={at} />
        </span>
      </header>
      <p>{says}</p>
      {reason !== null && <p className="note stop">{reason}</p>}
      {state !== 'running' && (
        <div className="row wrap">
          <ActionForm
            {...form}
            action={retryJobAction}
            submit="Try again"
            label={`Try again: ${what} ${about}`}
          />
          <ActionForm {...form} action={dropJobAction} submit="Drop" label={`Drop: ${what} ${about}`} />
        </div>
      )}
    </article>
  );
}

function lag(seconds: number): string {
  if (seconds < 1) return '—';
  if (seconds < 120) return `${Math.round(seconds)} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}
