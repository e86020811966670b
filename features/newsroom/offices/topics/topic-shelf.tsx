import { ActionForm } from '@/components/ui/action-form.client';
import { deleteAction, mergeAction, renameAction } from '@/features/newsroom/offices/topics/actions';
import type { listTopics, TopicFilter, TopicRow } from '@/features/newsroom/offices/topics/list-topics';

interface Props {
  filter: TopicFilter;
  page: Awaited<ReturnType<typeof listTopics>>;
  edits: boolean;
  merges: boolean;
}

/** Every topic by its address, with what can be done about it. */
export function TopicShelf({ filter, page, edits, merges }: Props) {
  const further = new URLSearchParams({ ...filter, after: page.next ?? '' });
  return (
    <main id="main" className="page mail">
      <h1>Topics</h1>
      <form method="get" className="row wrap filters" role="search" aria-label="Topics">
        <div className="field">
          <label htmlFor="topic-q">Name</label>
          <input className="in" id="topic-q" name="q" defaultValue={filter.q ?? ''} maxLength={100} />
        </div>
        <button className="btn pri">Show</button>
      </form>
      {page.topics.length === 0 && <p className="mut">There is no topic like this.</p>}
      <div className="pieces">
        {page.topics.map((topic) => (
          <Topic key={topic.id} {...{ topic, edits, merges }} />
        ))}
      </div>
      {page.next && (
        <a className="btn" href={`/newsroom/topics?${further.toString()}`}>
          Further
        </a>
      )}
    </main>
  );
}

function Topic({ topic, edits, merges }: { topic: TopicRow } & Pick<Props, 'edits' | 'merges'>) {
  const { id, name, slug, live, used } = topic;
  const hidden = { id: String(id) };
  return (
    <article aria-label={name}>
      <header className="row wrap">
        <b>{name}</b>
        {live > 0 ? (
          <a href={`/topics/${slug}`}>/topics/{slug}</a>
        ) : (
          <span className="mut">/topics/{slug}</span>
        )}
        <span className="end mut s">
          {live === 1 ? '1 story' : `${live.toLocaleString('en')} stories`} live
        </span>
      </header>
      {(edits || merges) && (
        <details>
          <summary className="btn sm" aria-label={`Change ${name}`}>
            Change…
          </summary>
          <div className="stack gap12">
            {edits && (
              <ActionForm
                {...{ action: renameAction, hidden, submit: 'Rename', label: `Rename ${name}`, tone: 'sm' }}
                fields={[{ name: 'name', label: 'Name', value: name, hint: 'Its address stays.' }]}
              />
            )}
            {merges && (
              <ActionForm
                {...{ action: mergeAction, hidden, submit: 'Merge', label: `Merge ${name}`, tone: 'sm' }}
                fields={[{ name: 'into', label: 'Merge into', hint: MERGING }]}
              />
            )}
            {edits && !used && (
              <ActionForm
                {...{ action: deleteAction, fields: [], hidden, tone: 'sm' }}
                {...{ submit: 'Delete', label: `Delete ${name}` }}
              />
            )}
          </div>
        </details>
      )}
    </article>
  );
}

const MERGING =
  'The name of the topic that stays. All stories move to it; the address of this one leads there.';
