import type { Case } from '@/features/newsroom/matrix/test-cases';
import type { Answer, Door } from '@/features/newsroom/matrix/test-door';
import type { RefusalKind } from '@/lib/errors';

/** What the tables say of a case, and what the door did. */
export interface Outcome {
  allowed: boolean;
  answer: Answer;
  /** The tables that hold something else now. */
  changed: string[];
}

const AUTHORITY: readonly RefusalKind[] = ['unauthenticated', 'forbidden', 'not-found'];
/** Where a proof is asked for that no test can give, its lack is no word about who one is. */
const UNPROVEN: readonly RefusalKind[] = ['forbidden', 'not-found'];

/** What is wrong with how a door treated somebody, in words; nothing when it did what the tables say. */
export function wrongsOf(
  one: Pick<Case, 'who' | 'subject'>,
  { allowed, answer, ...outcome }: Outcome,
  { unproven }: Pick<Door, 'unproven'>,
): string[] {
  // Who may try is counted by their tries, also by those that no test can make right.
  const changed = outcome.changed.filter((table) => !(unproven && allowed && table === 'throttles'));
  const authority = unproven ? UNPROVEN : AUTHORITY;
  const told = answer ? `${answer.kind}, “${answer.says}”` : 'done';
  const wrongs = [
    allowed && answer !== null && authority.includes(answer.kind) && `may, but is told: ${told}`,
    !allowed && answer === null && 'may not, but is let in',
    !allowed && answer !== null && !noesTo(one).includes(answer.kind) && `may not, but is told: ${told}`,
    (answer !== null || !allowed) && changed.length > 0 && `not done, but changes ${changed.join(', ')}`,
  ];
  return wrongs.filter((wrong) => wrong !== false);
}

/** How somebody may be told no: who they are comes first, and what has states may have moved on. */
function noesTo({ who, subject }: Pick<Case, 'who' | 'subject'>): RefusalKind[] {
  if (!who) return ['unauthenticated'];
  if (subject.gone) return ['not-found', 'forbidden'];
  return subject.state ? ['forbidden', 'not-found', 'conflict'] : ['forbidden', 'not-found'];
}
