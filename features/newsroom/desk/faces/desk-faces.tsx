import { FilterBar } from '@/features/newsroom/desk/faces/filter-bar';
import { Queue } from '@/features/newsroom/desk/faces/queue.client';
import { Views } from '@/features/newsroom/desk/faces/views';
import type { Desk } from '@/features/newsroom/desk/open-desk';
import { LATER_VIEWS, WORK_VIEWS } from '@/features/newsroom/desk/queue/views';
import { writeFilter } from '@/features/newsroom/desk/schema';

/** The desk: views, the queue, a preview. */
export function DeskFaces(desk: Desk) {
  const { filter, counts, saved, choices, rows, urgent, next, preview, me } = desk;
  const query = writeFilter(filter);
  const all = [...WORK_VIEWS, ...LATER_VIEWS];
  const title =
    all.find((view) => writeFilter(view.filter) === query)?.title ??
    saved.find((view) => writeFilter(view.filter) === query)?.name ??
    'Filtered';
  const count = counts.at(-1) ?? 0;
  return (
    <main id="main" className="panes desk">
      <Views {...{ filter, counts, saved, me }} />
      <Queue
        key={query}
        {...{ rows, urgent, preview, me: me.id, people: choices.people, dense: desk.dense }}
        address={`/newsroom/desk${query}`}
        more={next && `/newsroom/desk${writeFilter(filter, { after: next })}`}
      >
        <FilterBar {...{ filter, choices, title, count }} />
      </Queue>
    </main>
  );
}
