import type { ArticleState } from '@/features/articles/schema';
import { Refusal } from '@/lib/errors';

/** What may be done to an article, and from which states. The one table of the workflow. */
const TRANSITIONS = {
  submit: { from: ['draft'], to: 'in_review' },
  return: { from: ['in_review', 'approved'], to: 'draft' },
  approve: { from: ['in_review'], to: 'approved' },
  schedule: { from: ['draft', 'in_review', 'approved', 'scheduled'], to: 'scheduled' },
  unschedule: { from: ['scheduled'], to: 'approved' },
  publish: { from: ['draft', 'in_review', 'approved', 'scheduled', 'withdrawn'], to: 'published' },
  update: { from: ['published', 'corrected'], to: 'published' },
  correct: { from: ['published', 'corrected'], to: 'corrected' },
  withdraw: { from: ['published', 'corrected'], to: 'withdrawn' },
  kill: {
    from: ['draft', 'in_review', 'approved', 'scheduled', 'published', 'corrected', 'withdrawn'],
    to: 'killed',
  },
} as const satisfies Record<string, { from: readonly ArticleState[]; to: ArticleState }>;

export type Transition = keyof typeof TRANSITIONS;

/** The states in which a step may begin, for a conditional write. */
export function statesBefore(transition: Transition): ArticleState[] {
  return [...TRANSITIONS[transition].from];
}

/** The state a step leads to. */
export function stateAfter(transition: Transition): ArticleState {
  return TRANSITIONS[transition].to;
}

/** Throws a Refusal that names both states when a step may not begin here. */
export function requireTransition(transition: Transition, state: ArticleState): void {
  if (statesBefore(transition).includes(state)) return;
  throw new Refusal('conflict', `An article that is ${inWords(state)} can't be ${DONE[transition]}.`);
}

/** Whether readers can see an article in this state. */
export function isPublic(state: ArticleState): boolean {
  return state === 'published' || state === 'corrected';
}

const DONE: Record<Transition, string> = {
  submit: 'submitted for review',
  return: 'returned to its author',
  approve: 'approved',
  schedule: 'scheduled',
  unschedule: 'taken off the schedule',
  publish: 'published',
  update: 'updated',
  correct: 'corrected',
  withdraw: 'withdrawn',
  kill: 'killed',
};

function inWords(state: ArticleState): string {
  return state === 'in_review' ? 'in review' : state;
}
