import type pg from 'pg';
import type { Action } from '@/features/accounts/policy';
import type { Case, Kind } from '@/features/newsroom/matrix/test-cases';
import { findDoor } from '@/features/newsroom/matrix/test-found-doors';
import { noted } from '@/features/newsroom/matrix/test-next';
import { Refusal, type RefusalKind } from '@/lib/errors';

/** A row of the table of doors. */
export interface Door {
  /** As the finder names it: `features/newsroom/notes/actions.ts addNoteAction`. */
  at: string;
  /** Which of the deeds behind it, where it has several. */
  as?: string;
  /** The rows of the policy table that all have to allow it. */
  guards: readonly Action[];
  /** A row more, in some cases. */
  also?: (one: Case) => Action | false;
  about: Kind;
  /** Makes of the thing what this door needs, on the connection of the case. */
  needs?: (line: pg.PoolClient, one: Case) => Promise<unknown>;
  /** What is sent to it, in a case. */
  sends: (one: Case) => readonly unknown[];
  /** The tables in which a success shows; none for a door that only reads. */
  writes: readonly string[];
  /** Asking again for what is gone is fine: nothing happens. */
  repeats?: true;
  /** Why nobody gets here what they ask for. */
  unproven?: string;
}

/** What a door answered: null when it did what was asked. */
export type Answer = { kind: RefusalKind; says: string } | null;

const KINDS: Record<number, RefusalKind> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  422: 'invalid',
};

/** Knocks at a door. Anything but an answer in words a person can read is thrown: there is no other no. */
export async function knock(door: Door, sent: readonly unknown[]): Promise<Answer> {
  const open = await findDoor(door.at);
  noted.length = 0;
  try {
    return await answerIn(await open(...sent));
  } catch (error) {
    if (digestOf(error).startsWith('NEXT_REDIRECT')) return null;
    throw error;
  }
}

async function answerIn(answer: unknown): Promise<Answer> {
  if (answer instanceof Response) return answerOf(answer);
  const says = problemIn(answer);
  if (says === undefined) return null;
  const refusal = noted.findLast(({ message }) => message === says);
  if (!refusal) throw new Error(`A problem that is no refusal: ${says}`);
  return { kind: refusal.kind, says };
}

async function answerOf(response: Response): Promise<Answer> {
  const last = noted.at(-1);
  if (response.headers.get('set-cookie')?.includes('-refused=') && last)
    return { kind: last.kind, says: last.message };
  if (response.ok || response.status === 303) return null;
  const kind = KINDS[response.status];
  if (!kind) throw new Error(`It answered ${response.status}`);
  if (last && last.kind !== kind) throw new Error(`${last.kind} was answered as ${response.status}`);
  const says = problemIn(await response.json().catch(() => null));
  // Without our words it is the protocol's own no, of somebody who was let in.
  return says === undefined ? { kind: 'conflict', says: String(response.status) } : { kind, says };
}

/** The sentence of a form's state, of a row that was worked on, or of what a program gets. */
function problemIn(answer: unknown): string | undefined {
  const { problem, told, outcomes, message } = Object(answer) as Partial<{
    problem: string;
    message: string;
    told: { problem?: string };
    outcomes: { done: boolean; says: string }[];
  }>;
  return problem ?? message ?? told?.problem ?? outcomes?.find(({ done }) => !done)?.says;
}

function digestOf(error: unknown): string {
  if (error instanceof Refusal) return '';
  const { digest } = Object(error) as { digest?: unknown };
  return typeof digest === 'string' ? digest : '';
}
