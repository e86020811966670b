import { figure } from '@/components/ui/counted';
import { Icon } from '@/components/ui/icon';
import { shownCount } from '@/features/newsroom/desk/queue/count-views';
import { isShort, NEWEST_LOOKED_AT } from '@/features/newsroom/desk/queue/headline-tables';
import type { Choices } from '@/features/newsroom/desk/queue/queries';
import { WORK_VIEWS, LATER_VIEWS } from '@/features/newsroom/desk/queue/views';
import { type DeskFilter, writeFilter } from '@/features/newsroom/desk/schema';

const FLAGS = [
  ['doubtful', 'Doubtful'],
  ['stale', 'Changed'],
  ['late', 'Late'],
  ['breaking', 'Breaking'],
] as const;

interface Props {
  filter: DeskFilter;
  choices: Choices;
  title: string;
  count: number;
}

/** What is shown, how many, and a plain form that narrows it: its address can be sent to a colleague. */
export function FilterBar({ filter, choices, title, count }: Props) {
  const people = [['me', 'Me'], ['none', 'Nobody'], ...choices.people] as const;
  return (
    <>
      <div className="bar" id="flt">
        <h1>{title}</h1>
        <span className="n">{shownCount(count)}</span>
        <span className="grow" />
        <form className="row filter" role="search" action="/newsroom/desk">
          <input type="hidden" name="state" value={filter.state} />
          {filter.today && <input type="hidden" name="today" value="1" />}
          <label className="vh" htmlFor="desk-q">
            Words in a headline
          </label>
          <input
            id="desk-q"
            className="in q"
            type="search"
            name="q"
            placeholder="Headline…"
            defaultValue={filter.q}
            maxLength={200}
          />
          <details className="more">
            <summary className="chip">
              Filter <Icon name="down" />
            </summary>
            <div className="sheet stack">
              <Choice name="language" label="Language" of={choices.language} value={filter.language} />
              <Choice name="section" label="Section" of={choices.section} value={filter.section} />
              <Choice name="source" label="Outlet" of={choices.source} value={filter.source} />
              <Choice name="assignee" label="Whose" of={people} value={filter.assignee} />
              {FLAGS.map(([name, word]) => (
                <label key={name} className="row s">
                  <input type="checkbox" name={name} value="1" defaultChecked={filter[name] === '1'} />
                  {word}
                </label>
              ))}
            </div>
          </details>
          <button className="btn sm">Show</button>
        </form>
      </div>
      <Chips filter={filter} choices={choices} />
      <details className="only-n narrow-views">
        <summary className="btn sm">
          <Icon name="list" />
          Views
        </summary>
        <nav className="row wrap" aria-label="Views, short">
          {[...WORK_VIEWS, ...LATER_VIEWS].map((view) => (
            <a key={view.title} className="chip" href={`/newsroom/desk${writeFilter(view.filter)}`}>
              {view.title}
            </a>
          ))}
        </nav>
      </details>
    </>
  );
}

function Choice({
  name,
  label,
  of,
  value,
}: {
  name: string;
  label: string;
  of: readonly (readonly [string, string])[];
  value?: string;
}) {
  return (
    <div className="field">
      <label htmlFor={`desk-${name}`}>{label}</label>
      <select id={`desk-${name}`} className="in" name={name} defaultValue={value ?? ''}>
        <option value="">All</option>
        {of.map(([key, word]) => (
          <option key={key} value={key}>
            {word}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Each thing asked for, with a way to drop it. */
function Chips({ filter, choices }: Pick<Props, 'filter' | 'choices'>) {
  const named = (list: readonly (readonly [string, string])[], value?: string) =>
    value && (list.find(([key]) => key === value)?.[1] ?? value);
  const asked: [keyof DeskFilter, string | undefined][] = [
    ['language', named(choices.language, filter.language)],
    ['section', named(choices.section, filter.section)],
    ['source', named(choices.source, filter.source)],
    ['assignee', named([['me', 'Mine'], ['none', 'Nobody’s'], ...choices.people], filter.assignee)],
    [
      'q',
      filter.q &&
        (isShort(filter.q) ? `“${filter.q}” among the newest ${figure(NEWEST_LOOKED_AT)}` : `“${filter.q}”`),
    ],
    ['today', filter.today && 'Today'],
    ...FLAGS.map(([name, word]): [keyof DeskFilter, string | undefined] => [name, filter[name] && word]),
  ];
  const shown = asked.filter(([, word]) => word);
  if (shown.length === 0) return null;
  return (
    <div className="bar chips">
      {shown.map(([name, word]) => (
        <a
          key={name}
          className="chip on"
          aria-label={`${word}, drop this`}
          href={`/newsroom/desk${writeFilter({ ...filter, [name]: undefined })}`}
        >
          {word}

          <Icon name="x" />
        </a>
      ))}
    </div>
  );
}
