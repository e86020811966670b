import { ActionForm } from '@/components/ui/action-form.client';
import { Icon } from '@/components/ui/icon';
import { deleteFilterAction, saveFilterAction, writeAction } from '@/features/newsroom/desk/actions';
import type { Desk } from '@/features/newsroom/desk/open-desk';
import { shownCount } from '@/features/newsroom/desk/queue/count-views';
import { LATER_VIEWS, WORK_VIEWS } from '@/features/newsroom/desk/queue/views';
import { type DeskFilter, writeFilter } from '@/features/newsroom/desk/schema';

/** The views: the desk's own with their counts, and those this person saved. */
export function Views({ filter, counts, saved, me }: Pick<Desk, 'filter' | 'counts' | 'saved' | 'me'>) {
  const here = writeFilter(filter);
  const known = [...WORK_VIEWS, ...LATER_VIEWS];
  const link = (view: { title: string; icon: string; filter: DeskFilter }, at: number) => (
    <a
      key={view.title}
      href={`/newsroom/desk${writeFilter(view.filter)}`}
      aria-current={writeFilter(view.filter) === here ? 'page' : undefined}
    >
      <Icon name={view.icon} />
      {view.title}
      <span className="n">{shownCount(counts[at] ?? 0)}</span>
    </a>
  );
  return (
    <nav className="pane views" aria-label="Views">
      {me.mayWrite && (
        <ActionForm action={writeAction} fields={[]} submit="Write" label="Write a story" tone="sm" />
      )}
      <h2>Work</h2>
      {WORK_VIEWS.map(link)}
      <h2>After publication</h2>
      {LATER_VIEWS.map((view, at) => link(view, WORK_VIEWS.length + at))}
      <h2>Saved views</h2>
      {saved.map(({ id, name, filter: its }, at) => (
        <span key={id} className="saved-view">
          {link({ title: name, icon: 'list', filter: its }, known.length + at)}
          {writeFilter(its) === here && (
            <ActionForm
              action={deleteFilterAction}
              fields={[]}
              hidden={{ filter: String(id) }}
              submit="Forget"
              label={`Forget the view ${name}`}
              tone="sm"
            />
          )}
        </span>
      ))}
      <details id="save-view">
        <summary>
          Save this view <kbd>Shift V</kbd>
        </summary>
        <ActionForm
          action={saveFilterAction}
          fields={[{ name: 'name', label: 'Name of the view' }]}
          hidden={{ query: here }}
          submit="Save"
          tone="sm"
        />
      </details>
    </nav>
  );
}
