import { Moment } from '@/components/ui/clock';
import type { listChoices, LogEntry, LogFilter } from '@/features/newsroom/offices/audit-log/list-entries';
import type { Page } from '@/features/newsroom/offices/read-shelf';

interface Props {
  filter: LogFilter;
  page: Page<LogEntry>;
  choices: Awaited<ReturnType<typeof listChoices>>;
}

/** Who did what to whom, when. Entries are only ever added. */
export function AuditLog({ filter, page, choices }: Props) {
  const earlier = new URLSearchParams({ ...filter, ...(page.next && { after: page.next }) });
  return (
    <main id="main" className="page mail">
      <h1>Audit log</h1>
      <LogForm filter={filter} choices={choices} />
      {page.items.length > 0 ? (
        <div className="table" tabIndex={0} role="region" aria-label="Entries">
          <table>
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">Who</th>
                <th scope="col">What</th>
                <th scope="col">To whom</th>
                <th scope="col">More</th>
              </tr>
            </thead>
            <tbody>
              {page.items.map((entry) => (
                <Entry key={String(entry.id)} entry={entry} />
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p className="mut">Nothing like this was done.</p>
      )}
      {page.next && (
        <a className="btn" href={`/newsroom/audit?${earlier.toString()}`}>
          Earlier
        </a>
      )}
    </main>
  );
}

function LogForm({ filter, choices }: Pick<Props, 'filter' | 'choices'>) {
  const people = choices.people.map(({ id, name }) => [String(id), name] as const);
  const actions = choices.actions.map((action) => [action, action] as const);
  return (
    <form
      method="get"
      action="/newsroom/audit"
      className="row wrap filters"
      role="search"
      aria-label="Entries"
    >
      <Choice
        {...{ name: 'who', label: 'Who', value: filter.who }}
        options={[['operator', 'The operator'], ...people]}
      />
      <Choice {...{ name: 'what', label: 'What', value: filter.what, options: actions }} />
      <Line {...{ name: 'article', label: 'Article number', value: filter.article, type: 'text' }} />
      <Line {...{ name: 'from', label: 'From', value: filter.from, type: 'date' }} />
      <Line {...{ name: 'to', label: 'Until', value: filter.to, type: 'date' }} />
      <button className="btn pri">Show</button>
      <a className="btn quiet" href="/newsroom/audit">
        All
      </a>
    </form>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  value: string | undefined;
  options: readonly (readonly [string, string])[];
}

function Choice({ name, label, value, options }: ChoiceProps) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select className="in" id={name} name={name} defaultValue={value ?? ''}>
        <option value="">Any</option>
        {options.map(([key, word]) => (
          <option key={key} value={key}>
            {word}
          </option>
        ))}
      </select>
    </div>
  );
}

function Line({ name, label, value, type }: Omit<ChoiceProps, 'options'> & { type: 'text' | 'date' }) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <input
        {...{ className: 'in', id: name, name, type, defaultValue: value ?? '' }}
        inputMode={type === 'text' ? 'numeric' : undefined}
      />
    </div>
  );
}

function Entry({ entry }: { entry: LogEntry }) {
  const [, article] = /^article:(\d+)$/.exec(entry.subject) ?? [];
  const detail = Object.entries(Object(entry.detail) as Record<string, unknown>);
  return (
    <tr>
      <td className="nw">
        <Moment at={entry.at} />
      </td>
      <td>{entry.actorUser?.name ?? entry.actor}</td>
      <td className="nw">{entry.action}</td>
      <td className="nw">
        {article ? <a href={`/newsroom/articles/${article}/history`}>{entry.subject}</a> : entry.subject}
      </td>
      <td className="words">
        {detail
          .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
          .join(' · ')}
      </td>
    </tr>
  );
}
