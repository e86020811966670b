import '@/features/newsroom/matrix/test-next';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { POLICY } from '@/features/accounts/policy';
import { DOORS, OPEN, PAGES, WRITING } from '@/features/newsroom/matrix/doors/test-all';
import { findDoors } from '@/features/newsroom/matrix/test-found-doors';

const PLACES = join(import.meta.dirname, '../../../app/newsroom/(desk)');
const sorted = (names: Iterable<string>) => [...new Set(names)].sort();

test('every action and route of the newsroom is in the table of doors, and nothing else', async () => {
  expect(sorted([...DOORS.map(({ at }) => at), ...Object.keys(OPEN)])).toEqual(await findDoors());
});

test('no two rows of the table of doors have one name', () => {
  const names = DOORS.map(({ at, as = '' }) => `${at} ${as}`);
  expect(names.filter((name, place) => names.indexOf(name) < place)).toEqual([]);
});

test('every row of the policy table has a door', () => {
  const asked = DOORS.flatMap(({ guards }) => guards);
  const known = [...asked, ...WRITING, ...Object.keys(PAGES)];
  expect(sorted(known)).toEqual(sorted(Object.keys(POLICY)));
});

test('what only a page asks for, that page asks for', () => {
  for (const [action, page] of Object.entries(PAGES))
    expect(readFileSync(join(PLACES, page), 'utf8')).toContain(`requireMay('${action}'`);
});

test('what is done within a save is for those who may write', () => {
  for (const action of WRITING) expect(POLICY[action]).toEqual(POLICY['article.edit']);
});
