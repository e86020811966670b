import type pg from 'pg';
import type { Subject } from '@/features/accounts/policy';
import { ArticleState } from '@/features/articles/schema';
import { makeDraft } from '@/features/articles/test-article';
import type { Whose } from '@/features/newsroom/matrix/test-cases';
import { makePeople, type People } from '@/features/newsroom/matrix/test-people';
import { ways } from '@/features/newsroom/matrix/test-states';
import { db } from '@/lib/db';

/** What every case begins with; what a case changes of it is undone. */
export interface World {
  people: People;
  articles: Record<ArticleState, number>;
  notes: Record<ArticleState, number>;
}

interface Given {
  state?: ArticleState;
  ownerId: number | null;
}

interface Made {
  id: number;
  subject: Subject;
  prepare: (line: pg.PoolClient) => Promise<unknown>;
}

/** A kind of thing that doors are about: which of it there are, and how one is made what a case says. */
interface SubjectKind {
  hasStates: boolean;
  owners: readonly Whose[];
  /** Whether it has a number, so that it may be gone. */
  isFound: boolean;
  /** Whether it is of a section and language. */
  hasLimits: boolean;
  make: (world: World, given: Given) => Made;
}

const HERE = { section: 'world', language: 'es' };
const ANYBODY: readonly Whose[] = ['own', 'a colleague’s', 'nobody’s'];
const nothing = () => Promise.resolve();

export const SUBJECTS = {
  article: {
    ...{ hasStates: true, owners: ANYBODY, isFound: true, hasLimits: true },
    make: ({ articles }, { state = 'draft', ownerId }) => ({
      id: articles[state],
      subject: { ...HERE, state, ownerId },
      prepare: (line) =>
        line.query('UPDATE articles SET assignee_id = $1 WHERE id = $2', [ownerId, articles[state]]),
    }),
  },
  /** Of an article in each state: who may settle it is who may read that. */
  'note on an article': {
    ...{ hasStates: true, owners: ['a colleague’s'], isFound: true, hasLimits: true },
    make: ({ notes }, { state = 'draft' }) => ({
      id: notes[state],
      subject: { ...HERE, state, ownerId: null },
      prepare: nothing,
    }),
  },
  note: {
    ...{ hasStates: false, owners: ANYBODY, isFound: true, hasLimits: true },
    make: ({ notes }, { ownerId }) => ({
      id: notes.draft,
      subject: { ...HERE, ownerId },
      prepare: (line) => line.query('UPDATE notes SET author_id = $1 WHERE id = $2', [ownerId, notes.draft]),
    }),
  },
  /** What is about no thing that was there before. */
  nothing: {
    ...{ hasStates: false, owners: ['nobody’s'], isFound: false, hasLimits: false },
    make: () => ({ id: 0, subject: {}, prepare: nothing }),
  },
} as const satisfies Record<string, SubjectKind>;

export async function makeWorld(passwordHash: string | null = null): Promise<World> {
  const people = await makePeople(passwordHash);
  const articles: Partial<World['articles']> = {};
  const notes: Partial<World['notes']> = {};
  for (const state of ArticleState.options) {
    const articleId = await makeDraft({ headline: 'Headline' });
    await ways[state](articleId, new Date());
    articles[state] = articleId;
    const note = { articleId, text: 'Who says so?', authorId: people.colleague.id, sentAs: state };
    notes[state] = (await db().note.create({ data: note })).id;
  }
  return { people, articles: articles as World['articles'], notes: notes as World['notes'] };
}
