import { afterEach, expect, test, vi } from 'vitest';
import type { Check } from '@/features/translation/findings/apart/answer-checks';
import { checkApart, checkElsewhere } from '@/features/translation/findings/apart/check-apart';
import { openChecks } from '@/features/translation/findings/apart/open-checks';
import type { Doubt } from '@/features/translation/findings/finding';

let count = 0;

/** Four things of three, so that a doubt about the number is found; a text nobody asked about before. */
function fresh(): Check {
  count++;
  return [
    { kind: 'paragraph', html: `There are ${count + 400} bridges.`, status: 'machine', hands: [] },
    { text: `Es gibt ${count + 300} Brücken.` },
    'de',
    [],
  ];
}

const home = globalThis as typeof globalThis & { timesChecks?: unknown };
afterEach(() => {
  delete home.timesChecks;
});

test('only what is new is checked, in the order that was asked', async () => {
  const ask = vi.fn((checks: Check[]): Promise<Doubt[][]> => Promise.resolve(checks.map(() => [])));
  checkElsewhere(ask);
  const [one, two, three] = [fresh(), fresh(), fresh()];
  await checkApart([one, two]);
  await checkApart([two, three, one, three]);
  expect(ask.mock.calls.map(([checks]) => checks)).toEqual([[one, two], [three]]);
});

test('a thread finds what the process itself finds', async () => {
  const check = fresh();
  openChecks();
  const [apart] = await checkApart([check]);
  expect(apart?.map(({ kind }) => kind)).toEqual(['number']);
}, 60_000);

test('what could not be checked is asked again', async () => {
  const check = fresh();
  checkElsewhere(() => Promise.reject(new Error('too slow')));
  await expect(checkApart([check])).rejects.toThrow('too slow');
  delete home.timesChecks;
  expect(await checkApart([check])).toHaveLength(1);
});
