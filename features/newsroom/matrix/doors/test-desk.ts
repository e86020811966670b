import { onLive } from '@/features/newsroom/matrix/doors/test-saving';
import type { Action } from '@/features/accounts/policy';
import type { Case } from '@/features/newsroom/matrix/test-cases';
import type { Door } from '@/features/newsroom/matrix/test-door';
import { asked, form } from '@/features/newsroom/matrix/test-request';

const FILE = 'features/newsroom/desk/actions.ts';

/** A row as the page shows it: which, and whose. */
const row = ({ id, subject }: Case, kind: 'a' | 'i') => `${kind}${id}:${subject.ownerId ?? ''}`;

interface Deed {
  deed: string;
  kind?: 'a' | 'i';
  guard: Action;
  writes: string;
  needs?: Door['needs'];
  also?: Door['also'];
}

function works({ deed, kind = 'a', guard, writes, needs, also }: Deed): Door {
  return {
    ...{ at: `${FILE} workAction`, as: `${deed} ${kind === 'a' ? 'an article' : 'an item'}`, needs, also },
    ...{ guards: ['newsroom.enter', guard], about: kind === 'a' ? 'article' : 'item' },
    writes: [writes, 'audit_entries'],
    sends: (one) => form({ deed, row: row(one, kind), to: one.world.people.of('editor').id, topic: 'Ports' }),
  };
}

const seen = ({ world, subject }: Case) =>
  world.articles[subject.state ?? 'draft'].scheduledFor?.toISOString() ?? '';

export const DESK: Door[] = [
  works({ deed: 'take', guard: 'article.take', writes: 'articles' }),
  works({ deed: 'give', guard: 'article.assign', writes: 'articles' }),
  works({ deed: 'free', guard: 'article.assign', writes: 'articles' }),
  works({ deed: 'topic', guard: 'article.edit', writes: 'article_topics', also: onLive }),
  works({ deed: 'skip', guard: 'item.skip', writes: 'articles' }),
  works({
    ...{ deed: 'unskip', guard: 'item.skip', writes: 'articles' },
    needs: (line, { id }) => line.query('UPDATE articles SET skipped_at = now() WHERE id = $1', [id]),
  }),
  works({ deed: 'take', kind: 'i', guard: 'item.take', writes: 'articles' }),
  works({ deed: 'give', kind: 'i', guard: 'item.take', writes: 'articles' }),
  works({ deed: 'skip', kind: 'i', guard: 'item.skip', writes: 'source_items' }),
  {
    ...{ at: `${FILE} openAction`, guards: ['article.take'], about: 'article', writes: ['articles'] },
    sends: (one) => form({ row: row(one, 'a') }),
  },
  {
    ...{ at: `${FILE} openAction`, as: 'an item', guards: ['item.take'], about: 'item' },
    ...{ writes: ['articles', 'audit_entries'], sends: (one) => form({ row: row(one, 'i') }) },
  },
  {
    ...{ at: `${FILE} writeAction`, guards: ['article.create'], about: 'the page of a section' },
    ...{ writes: ['articles', 'audit_entries'], sends: ({ id }) => form({ section: id }) },
  },
  {
    ...{ at: `${FILE} saveFilterAction`, guards: ['filter.save'], about: 'nothing' },
    ...{ writes: ['saved_filters'], sends: () => form({ name: 'Late', query: '?late=1' }) },
  },
  {
    ...{ at: `${FILE} deleteFilterAction`, guards: ['filter.delete'], about: 'filter', repeats: true },
    ...{ writes: ['saved_filters'], sends: ({ id }) => form({ filter: id }) },
  },
  {
    ...{ at: 'app/newsroom/desk/preview/[ref]/route.ts GET', guards: ['item.read'], about: 'item' },
    ...{ writes: [], sends: ({ id }) => asked('GET', { ref: `i${id}` }) },
  },
  {
    ...{ at: 'app/newsroom/desk/preview/[ref]/route.ts GET', as: 'an article', guards: ['article.read'] },
    ...{ about: 'article', writes: [], sends: ({ id }) => asked('GET', { ref: `a${id}` }) },
  },
  {
    ...{ at: 'app/newsroom/find/route.ts GET', guards: ['newsroom.enter'], about: 'nothing', writes: [] },
    sends: () => asked('GET', {}),
  },
  {
    ...{ at: 'features/newsroom/desk/calendar/actions.ts moveStoryAction', as: 'to a time' },
    ...{ guards: ['calendar.read', 'article.schedule'], about: 'article' },
    writes: ['articles', 'audit_entries'],
    sends: (one) => form({ article: one.id, seen: seen(one), at: 'tomorrow 06:00' }),
  },
  {
    ...{ at: 'features/newsroom/desk/calendar/actions.ts moveStoryAction', as: 'off the schedule' },
    ...{ guards: ['calendar.read', 'article.unschedule'], about: 'article' },
    writes: ['articles', 'audit_entries'],
    sends: (one) => form({ article: one.id, seen: seen(one), off: 'yes' }),
  },
];
