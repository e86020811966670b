import { type Action, type Actor, may } from '@/features/accounts/policy';
import { db } from '@/lib/db';

/** A room behind the desk: where it is, what it is for, and what one must be allowed to do to see it. */
export interface OfficePlace {
  path: string;
  word: string;
  purpose: string;
  action: Action;
  /** What waits in it. */
  waits?: keyof Waiting;
}

/** What readers sent and nobody closed. A count stops at 99: it says that there is work, not how much. */
export interface Waiting {
  reports: number;
  letters: number;
  takedowns: number;
}

// THE table of the office: a new page adds its line.
const PLACES: readonly OfficePlace[] = [
  {
    ...{ path: '/newsroom/reports', word: 'Reports', waits: 'reports', action: 'report.read' },
    purpose: 'What readers say is wrong in a story.',
  },
  {
    ...{ path: '/newsroom/letters', word: 'Letters', waits: 'letters', action: 'report.read' },
    purpose: 'What readers wrote to the newsroom.',
  },
  {
    ...{
      path: '/newsroom/takedowns',
      word: 'Takedown requests',
      waits: 'takedowns',
      action: 'takedown.read',
    },
    purpose: 'What others demand to be taken down, and how it ended.',
  },
  {
    ...{ path: '/newsroom/sections', word: 'Sections', action: 'section.edit' },
    purpose: 'Name and order what the navigation leads to.',
  },
  {
    ...{ path: '/newsroom/topics', word: 'Topics', action: 'topic.edit' },
    purpose: 'Rename and merge what stories are about.',
  },
  {
    ...{ path: '/newsroom/glossary', word: 'Glossary', action: 'glossary.read' },
    purpose: 'What we say for words of other languages.',
  },
  {
    ...{ path: '/newsroom/audit', word: 'Audit log', action: 'audit.read' },
    purpose: 'Who did what to whom, when.',
  },
  {
    ...{ path: '/newsroom/jobs', word: 'Jobs', action: 'job.change' },
    purpose: 'What the machines have to do, and what they gave up.',
  },
  {
    ...{ path: '/newsroom/people', word: 'People', action: 'user.list' },
    purpose: 'Who may come in, and what they may do.',
  },
];

/** The office as this person sees it. */
export function officeOf(user: Actor): OfficePlace[] {
  return PLACES.filter(({ action }) => may(user, action));
}

/** What waits in the letter box. */
export async function countWaiting(): Promise<Waiting> {
  const [waiting] = await db().$queryRaw<Waiting[]>`
    SELECT
      (SELECT count(*)::int FROM (SELECT 1 FROM reports WHERE state = 'open' LIMIT 99) r) AS reports,
      (SELECT count(*)::int FROM (SELECT 1 FROM letters WHERE state = 'open' LIMIT 99) l) AS letters,
      (SELECT count(*)::int FROM (SELECT 1 FROM takedowns WHERE state = 'open' LIMIT 99) t) AS takedowns`;
  if (!waiting) throw new Error('A query of counts answered no row.');
  return waiting;
}
