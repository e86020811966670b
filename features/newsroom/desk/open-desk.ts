import { may } from '@/features/accounts/policy';
import type { SignedIn } from '@/features/accounts/sign-in/sessions';
import { countViews } from '@/features/newsroom/desk/queue/count-views';
import { listUrgent } from '@/features/newsroom/desk/queue/list-urgent';
import { listQueue } from '@/features/newsroom/desk/queue/list-queue';
import { listChoices } from '@/features/newsroom/desk/queue/queries';
import { readPreview } from '@/features/newsroom/desk/queue/read-preview';
import { listSavedFilters } from '@/features/newsroom/desk/queue/saved-filters';
import { LATER_VIEWS, WORK_VIEWS } from '@/features/newsroom/desk/queue/views';
import { readDeskCursor, readFilter, writeFilter } from '@/features/newsroom/desk/schema';
import { single } from '@/lib/pages/search-params';

interface Asked {
  user: SignedIn;
  query: Record<string, string | string[] | undefined>;
  now: Date;
}

/** Everything the page of the desk shows, for an address. */
export async function openDesk({ user, query, now }: Asked) {
  const filter = readFilter(query);
  const asking = { userId: user.id, now, limits: user };
  const cursor = readDeskCursor(single(query.after));
  const bare = writeFilter(filter) === '' && !cursor;
  const [queue, urgent, saved, choices] = await Promise.all([
    listQueue({ filter, cursor, asking }),
    bare ? listUrgent(now, user) : [],
    listSavedFilters(user.id),
    listChoices(),
  ]);
  const views = [...WORK_VIEWS, ...LATER_VIEWS, ...saved];
  const counts = await countViews([...views.map((view) => view.filter), filter], asking);
  const urgentRefs = new Set(urgent.map(({ ref }) => ref));
  const rows = queue.rows.filter(({ ref }) => !urgentRefs.has(ref));
  const shown = single(query.open) ?? rows[0]?.ref ?? urgent[0]?.ref;
  return {
    ...{ filter, counts, urgent, rows, saved, choices, next: queue.next },
    preview: shown ? await readPreview(shown, user, now) : null,
    me: { id: user.id, mayWrite: may(user, 'article.create') },
    dense: query.dense === '1',
  };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;
