import type pg from 'pg';
import type { Subject } from '@/features/accounts/policy';
import type { ArticleState } from '@/features/articles/schema';
import type { Whose } from '@/features/newsroom/matrix/test-cases';
import type { Person } from '@/features/newsroom/matrix/world/test-people';
import type { World } from '@/features/newsroom/matrix/world/test-world';

interface Given {
  state?: ArticleState;
  ownerId: number | null;
  who: Person | null;
}

interface Made {
  id: number | string;
  subject: Subject;
  prepare: (line: pg.PoolClient) => Promise<unknown>;
}

/** A kind of thing that doors are about: which of it there are, and how one is made what a case says. */
interface SubjectKind {
  hasStates: boolean;
  owners: readonly Whose[];
  /** Whether it has a number, so that it may be gone. */
  isFound: boolean;
  /** Whether it is of a section or language. */
  hasLimits: boolean;
  make: (world: World, given: Given) => Made;
}

const HERE = { section: 'world', language: 'es' };
const ANYBODY: readonly Whose[] = ['own', 'a colleague’s', 'nobody’s'];
const SOMEBODY: readonly Whose[] = ['own', 'a colleague’s'];
const nothing = () => Promise.resolve();

const article: SubjectKind = {
  ...{ hasStates: true, owners: ANYBODY, isFound: true, hasLimits: true },
  make: ({ articles }, { state = 'draft', ownerId }) => ({
    id: articles[state].id,
    subject: { ...HERE, state, ownerId },
    prepare: (line) =>
      line.query('UPDATE articles SET assignee_id = $1 WHERE id = $2', [ownerId, articles[state].id]),
  }),
};

/** What hangs on an article: it is the article that the tables are asked about. */
function ofAnArticle(name: 'note' | 'conflict'): SubjectKind {
  return {
    ...article,
    make: (world, given) => {
      const { state = 'draft' } = given;
      return { ...article.make(world, given), id: world.articles[state][name] };
    },
  };
}

/** Something of the desk's that is nobody's, here or everywhere. */
function thing(name: keyof World['things'], limits: Partial<Subject> = {}): SubjectKind {
  return {
    ...{ hasStates: false, owners: ['nobody’s'], isFound: true, hasLimits: 'section' in limits },
    make: ({ things }, { ownerId }) => ({
      id: things[name],
      subject: { ownerId, ...limits },
      prepare: nothing,
    }),
  };
}

/** Something with an owner in a column of its row. */
function owned(name: keyof World['things'], update: string, owners: readonly Whose[]): SubjectKind {
  return {
    ...{ ...thing(name), owners },
    make: ({ things }, { ownerId }) => ({
      id: things[name],
      subject: { ownerId },
      prepare: (line) => line.query(update, [ownerId, things[name]]),
    }),
  };
}

/** A page of the front desk, by its slug: it is always there. */
function page(section: string | null): SubjectKind {
  return {
    ...{ hasStates: false, owners: ['nobody’s'], isFound: false, hasLimits: true },
    make: () => ({ id: section ?? '', subject: { section }, prepare: nothing }),
  };
}

export const SUBJECTS = {
  article,
  'note on an article': ofAnArticle('note'),
  'two texts of an article': ofAnArticle('conflict'),
  note: {
    ...{ hasStates: false, owners: ANYBODY, isFound: true, hasLimits: true },
    make: ({ articles }, { ownerId }) => ({
      id: articles.draft.note,
      subject: { ...HERE, ownerId },
      prepare: (line) =>
        line.query('UPDATE notes SET author_id = $1 WHERE id = $2', [ownerId, articles.draft.note]),
    }),
  },
  item: thing('item', HERE),
  report: thing('report', { ...HERE, state: 'published' }),
  'takedown request': thing('takedown', { ...HERE, state: 'published' }),
  letter: { ...thing('letter'), isFound: false },
  topic: thing('topic'),
  term: thing('term'),
  outlet: thing('source'),
  section: thing('section'),
  job: thing('job'),
  picture: owned('media', 'UPDATE media SET uploaded_by_id = $1 WHERE id = $2', ANYBODY),
  filter: owned('filter', 'UPDATE saved_filters SET user_id = $1 WHERE id = $2', SOMEBODY),
  session: owned('session', 'UPDATE sessions SET user_id = $1 WHERE id = $2', SOMEBODY),
  'the front': page(null),
  'the page of a section': page('world'),
  account: {
    ...{ hasStates: false, owners: SOMEBODY, isFound: true, hasLimits: false },
    make: (_, { ownerId }) => ({ id: ownerId ?? 0, subject: { ownerId }, prepare: nothing }),
  },
  /** One's own account: the door asks for no number. */
  oneself: {
    ...{ hasStates: false, owners: ['own'], isFound: false, hasLimits: false },
    make: (_, { who }) => ({ id: 0, subject: { ownerId: who?.id }, prepare: nothing }),
  },
  /** What is about nothing that was there before. */
  nothing: {
    ...{ hasStates: false, owners: ['nobody’s'], isFound: false, hasLimits: false },
    make: () => ({ id: 0, subject: {}, prepare: nothing }),
  },
} satisfies Record<string, SubjectKind>;
