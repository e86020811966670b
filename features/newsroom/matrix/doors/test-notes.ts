import type { Door } from '@/features/newsroom/matrix/test-door';
import { form } from '@/features/newsroom/matrix/test-request';

const FILE = 'features/newsroom/notes/actions.ts';

export const NOTES: Door[] = [
  {
    ...{ at: `${FILE} addNoteAction`, guards: ['article.note'], about: 'article', writes: ['notes'] },
    sends: ({ id }) => form({ article: id, text: 'Who says so?', sentAs: crypto.randomUUID() }),
  },
  {
    ...{ at: `${FILE} settleNoteAction`, guards: ['article.note'], about: 'note on an article' },
    ...{ writes: ['notes'], sends: ({ id }) => form({ id, done: 'yes' }) },
  },
  {
    ...{ at: `${FILE} deleteNoteAction`, guards: ['note.delete'], about: 'note' },
    ...{ writes: ['notes', 'audit_entries'], sends: ({ id }) => form({ id }) },
  },
];
