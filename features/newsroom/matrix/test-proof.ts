import type pg from 'pg';
import { may, needsProof } from '@/features/accounts/policy';
import type { Case } from '@/features/newsroom/matrix/test-cases';
import type { Door } from '@/features/newsroom/matrix/test-door';
import type { Outcome } from '@/features/newsroom/matrix/test-verdict';
import { PASSWORD } from '@/features/newsroom/matrix/world/test-world';

/** Knocks at the door in this case, everything as given: what came of it is undone. */
export type Knock = (given: {
  /** On the connection of the case, before. */
  before: (line: pg.PoolClient) => Promise<unknown>;
  sent: readonly unknown[];
}) => Promise<Outcome>;

/** What tells who somebody is, and how they get in. */
const OF_ACCOUNTS = [
  ...['users', 'sessions', 'invitations', 'password_resets'],
  ...['passkeys', 'recovery_codes', 'identities', 'api_tokens'],
];

/**
 * What is wrong with how a door treats somebody who signed in an hour ago: where the policy asks for a proof, nothing is
 * done without one, and what was asked for is done with it.
 */
export async function wrongsWithoutProof(door: Door, one: Case, knock: Knock): Promise<string[]> {
  if (!asksForProof(door, one)) return [];
  const sent = door.sends(one);
  const signedInLongAgo = (line: pg.PoolClient) =>
    line.query(`UPDATE sessions SET created_at = now() - interval '1 hour' WHERE id = $1`, [
      one.who?.sessionId,
    ]);
  const bare = await knock({ before: signedInLongAgo, sent });
  const given = await knock({ before: signedInLongAgo, sent: sent.map(withPassword) });
  const said = bare.answer ? `${bare.answer.kind}, “${bare.answer.says}”` : 'done';
  const isAsked = bare.answer?.kind === 'unauthenticated' && bare.answer.says.includes('password');
  return [
    !isAsked && `signed in an hour ago, and is not asked who they are: ${said}`,
    bare.changed.length > 0 && `signed in an hour ago, and without proof changes ${bare.changed.join(', ')}`,
    given.answer && `proves who they are, and is told: ${given.answer.says}`,
  ].filter((wrong) => typeof wrong === 'string');
}

/** A door that changes an account which is not its asker's own, by a row that asks for no proof. */
export function wrongsOfRows(door: Door, one: Case, { answer, changed }: Outcome): string[] {
  const touched = changed.filter((table) => OF_ACCOUNTS.includes(table));
  if (answer || touched.length === 0 || isOwn(one) || asksForProof(door, one)) return [];
  return [`changes ${touched.join(', ')}, and ${door.guards.join(', ')} in the policy asks for no proof`];
}

/** Their own account and sessions, or whatever is about them alone. */
function isOwn({ who, subject }: Case): boolean {
  return who !== null && subject.ownerId === who.id;
}

function asksForProof({ guards }: Door, { who, subject }: Case): boolean {
  return who !== null && guards.some((guard) => may(who, guard, subject) && needsProof(who, guard, subject));
}

function withPassword(sent: unknown): unknown {
  if (!(sent instanceof FormData)) return sent;
  const whole = new FormData();
  for (const [name, value] of sent) whole.set(name, value);
  whole.set('current', PASSWORD);
  return whole;
}
