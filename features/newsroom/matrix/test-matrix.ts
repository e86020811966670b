import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassword } from '@/features/accounts/hash-password';
import { type Action, may } from '@/features/accounts/policy';
import { type Case, casesOf } from '@/features/newsroom/matrix/test-cases';
import { type Door, knock } from '@/features/newsroom/matrix/test-door';
import { watchChanges } from '@/features/newsroom/matrix/test-changes';
import { type Knock, wrongsOfRows, wrongsWithoutProof } from '@/features/newsroom/matrix/test-proof';
import { comeWith } from '@/features/newsroom/matrix/test-request';
import { type Outcome, wrongsOf } from '@/features/newsroom/matrix/test-verdict';
import { makeWorld, PASSWORD, type World } from '@/features/newsroom/matrix/world/test-world';
import { closeDb } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';
import { openOneLine } from '@/tools/one-line';

/** Tests these doors with everybody and everything: one test a door, every case of it undone. */
export function testDoors(doors: readonly Door[]): void {
  const url = testDatabase();
  let pool: ReturnType<typeof openOneLine>;
  let world: World;
  beforeAll(async () => {
    pool = openOneLine(url);
    world = await makeWorld(await hashPassword(PASSWORD));
  });
  afterAll(closeDb);

  for (const door of doors)
    test(`${nameOf(door)}: as the table says, and a refusal changes no row`, async () => {
      const wrongs: string[] = [];
      const done: Outcome[] = [];
      for (const one of casesOf(door, world)) {
        const outcome = await tryOut(door, one, { isShown: done.some(shows(door)) });
        if (isDone(outcome)) done.push(outcome);
        const knockAgain: Knock = (given) => tryOut(door, one, given);
        const found = [
          ...wrongsOf(one, outcome, door),
          ...wrongsOfRows(door, one, outcome),
          ...(isDone(outcome) ? await wrongsWithoutProof(door, one, knockAgain) : []),
        ];
        wrongs.push(...found.map((wrong) => `${one.words}: ${wrong}`));
      }
      expect(wrongs).toEqual([]);
      if (door.unproven) return;
      expect(done, 'somebody gets what they ask for').not.toEqual([]);
      const changed = done.flatMap((outcome) => outcome.changed);
      expect(
        done.some(shows(door)),
        `which shows in ${door.writes.join(', ')}, not ${changed.join(', ')}`,
      ).toBe(true);
      if (door.writes.length === 0) expect(changed, 'and nothing is written').toEqual([]);
    }, 60_000);

  /** What one success changes tells enough; what a no changes is always looked at. */
  function tryOut(door: Door, one: Case, given: Partial<Trial>): Promise<Outcome> {
    const { isShown = false, before, sent = door.sends(one) } = given;
    const allowed = guardsOf(door, one).every((guard) => may(one.who, guard, one.subject));
    return pool.undo(async (line) => {
      await one.prepare(line);
      if (!one.subject.gone) await door.needs?.(line, one);
      await before?.(line);
      comeWith(one.who?.cookie ?? null);
      const watched = await watchChanges(line, () => knock(door, sent));
      const outcome = { allowed, answer: watched.result, changed: [] };
      return isDone(outcome) && isShown && door.writes.length > 0
        ? outcome
        : { ...outcome, changed: await watched.findChanged() };
    });
  }
}

type Trial = Parameters<Knock>[0] & { isShown: boolean };

function isDone({ allowed, answer }: Outcome): boolean {
  return allowed && answer === null;
}

/** Whether a success shows in the tables where it should. */
function shows({ writes }: Door): (outcome: Outcome) => boolean {
  return ({ changed }) => writes.every((table) => changed.includes(table));
}

function guardsOf({ guards, also }: Door, one: Case): Action[] {
  const more = also?.(one);
  return more ? [...guards, more] : [...guards];
}

function nameOf({ at, as = '' }: Door): string {
  return `${at} ${as}`.trim();
}
