import { afterAll, beforeAll, expect, test } from 'vitest';
import { may } from '@/features/accounts/policy';
import { type Case, casesOf } from '@/features/newsroom/matrix/test-cases';
import { type Door, knock } from '@/features/newsroom/matrix/test-door';
import { watchChanges } from '@/features/newsroom/matrix/test-changes';
import { comeWith } from '@/features/newsroom/matrix/test-request';
import { type Outcome, wrongsOf } from '@/features/newsroom/matrix/test-verdict';
import { makeWorld, type World } from '@/features/newsroom/matrix/test-world';
import { closeDb } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';
import { useOneLine } from '@/tools/testing/one-line';

/** Tests these doors with everybody and everything: one test a door, every case of it undone. */
export function testDoors(doors: readonly Door[]): void {
  const url = testDatabase();
  let pool: ReturnType<typeof useOneLine>;
  let world: World;
  beforeAll(async () => {
    pool = useOneLine(url);
    world = await makeWorld();
  });
  afterAll(closeDb);

  for (const door of doors)
    test(`${nameOf(door)}: as the table says, and a refusal changes no row`, async () => {
      const wrongs: string[] = [];
      let done: Outcome | undefined;
      for (const one of casesOf(door, world)) {
        const outcome = await tryOut(door, one, done !== undefined);
        if (isDone(outcome)) done ??= outcome;
        wrongs.push(...wrongsOf(one, outcome).map((wrong) => `${one.words}: ${wrong}`));
      }
      expect(wrongs).toEqual([]);
      expect(done, 'somebody gets what they ask for').toBeDefined();
      const { changed = [] } = done ?? {};
      expect(changed, 'and it shows').toEqual(door.writes.length > 0 ? changed : []);
      for (const table of door.writes) expect(changed, 'and it shows').toContain(table);
    }, 60_000);

  /** What one success changes tells enough; what a no changes is always looked at. */
  function tryOut(door: Door, one: Case, isShown: boolean): Promise<Outcome> {
    const allowed = door.guards.every((guard) => may(one.who, guard, one.subject));
    return pool.undo(async (line) => {
      await one.prepare(line);
      comeWith(one.who?.cookie ?? null);
      const watched = await watchChanges(line, () => knock(door, door.sends(one)));
      const outcome = { allowed, answer: watched.result, changed: [] };
      return isDone(outcome) && isShown ? outcome : { ...outcome, changed: await watched.findChanged() };
    });
  }
}

function isDone({ allowed, answer }: Outcome): boolean {
  return allowed && answer === null;
}

function nameOf({ at, as = '' }: Door): string {
  return `${at} ${as}`.trim();
}
