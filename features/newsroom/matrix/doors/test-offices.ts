import type { Action } from '@/features/accounts/policy';
import type { Kind } from '@/features/newsroom/matrix/test-cases';
import type { Door } from '@/features/newsroom/matrix/test-door';
import { form } from '@/features/newsroom/matrix/test-request';

const ROOM = 'features/newsroom/offices';
const JOBS = 'graphile_worker._private_jobs';
const CLOSED = `state = 'accepted', answer = 'It was.', answered_by = 'A test', answered_at = now()`;

interface Office {
  at: string;
  as?: string;
  guards: Action[];
  about: Kind;
  fields?: Record<string, string | number>;
  writes: string;
}

/** A form about one thing; what is done about it stands in the audit log. */
function office({ at, fields = {}, writes, ...row }: Office): Door {
  return {
    ...{ at: `${ROOM}/${at}`, ...row, writes: [writes, 'audit_entries'] },
    sends: ({ id }) => form({ id, ...fields }),
  };
}

function mail(name: string, about: 'report' | 'letter', fields: Record<string, string>): Door {
  return office({
    ...{ at: `actions.ts ${name}`, as: `a ${about}`, guards: ['report.answer'], about },
    ...{ fields: { mail: about, ...fields }, writes: `${about}s` },
  });
}

const reopen = (about: 'report' | 'letter'): Door => ({
  ...mail('reopenAction', about, {}),
  needs: (line, { id }) => line.query(`UPDATE ${about}s SET ${CLOSED} WHERE id = $1`, [id]),
});

const decide = (decision: string, more: Action[]): Door =>
  office({
    ...{ at: 'actions.ts decideAction', as: decision, about: 'takedown request', writes: 'takedowns' },
    guards: ['takedown.decide', ...more],
    fields: { decision, words: 'They are right.', sure: 'kill' },
  });

export const OFFICES: Door[] = [
  mail('takeAction', 'report', {}),
  mail('takeAction', 'letter', {}),
  office({
    ...{ at: 'actions.ts takeAction', as: 'a takedown request', guards: ['takedown.decide'] },
    ...{ about: 'takedown request', fields: { mail: 'takedown' }, writes: 'takedowns' },
  }),
  mail('answerAction', 'report', { outcome: 'answered', words: 'It was.' }),
  mail('answerAction', 'letter', { outcome: 'dismissed', words: 'It was not.' }),
  reopen('report'),
  reopen('letter'),
  decide('refuse', []),
  {
    ...decide('take-down-picture', []),
    sends: ({ id, world }) =>
      form({ id, decision: 'take-down-picture', words: 'They are right.', picture: world.things.media }),
  },
  decide('withdraw', ['article.withdraw']),
  decide('kill', ['article.kill']),
  office({
    ...{ at: 'topics/actions.ts renameAction', guards: ['topic.edit'], about: 'topic', writes: 'topics' },
    fields: { name: 'Quays' },
  }),
  office({
    ...{ at: 'topics/actions.ts mergeAction', guards: ['topic.merge'], about: 'topic', writes: 'topics' },
    fields: { into: 'Harbours' },
  }),
  {
    ...office({
      at: 'topics/actions.ts deleteAction',
      guards: ['topic.edit'],
      about: 'topic',
      writes: 'topics',
    }),
    repeats: true,
  },
  office({
    ...{ at: 'glossary/actions.ts addTermAction', guards: ['glossary.edit'], about: 'nothing' },
    ...{ fields: { language: 'es', term: 'muelle', translation: 'quay' }, writes: 'glossary_terms' },
  }),
  office({
    ...{ at: 'glossary/actions.ts addTermsAction', guards: ['glossary.edit'], about: 'nothing' },
    ...{ fields: { language: 'es', list: 'muelle\tquay' }, writes: 'glossary_terms' },
  }),
  {
    ...office({
      ...{ at: 'glossary/actions.ts removeTermAction', guards: ['glossary.edit'] },
      ...{ about: 'term', writes: 'glossary_terms' },
    }),
    repeats: true,
  },
  office({ at: 'jobs/actions.ts retryJobAction', guards: ['job.change'], about: 'job', writes: JOBS }),
  office({ at: 'jobs/actions.ts dropJobAction', guards: ['job.change'], about: 'job', writes: JOBS }),
  office({
    ...{ at: 'sources/actions.ts pauseAction', guards: ['source.pause'], about: 'outlet' },
    ...{ fields: { paused: 'yes' }, writes: 'sources' },
  }),
  office({
    ...{ at: 'sources/actions.ts tryAgainAction', guards: ['source.pause'], about: 'outlet' },
    writes: 'feeds',
  }),
  office({
    ...{ at: 'sources/actions.ts editAction', guards: ['source.edit'], about: 'outlet', writes: 'sources' },
    fields: { name: 'Another name', city: '', section: 'world' },
  }),
];
