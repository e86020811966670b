import { expect, test } from 'vitest';
import { makePerson } from '@/features/accounts/people/test-person';
import { listTerms } from '@/features/newsroom/offices/glossary/list-terms';
import { addTerm, addTerms, removeTerm } from '@/features/newsroom/offices/glossary/mutations';
import { NewTerm } from '@/features/newsroom/offices/glossary/schema';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const term = (change: object = {}) =>
  NewTerm.parse({
    ...{
      language: 'de',
      term: ' Deich ',
      translation: 'dyke',
      sectionId: null,
      caseSensitive: false,
      note: '',
    },
    ...change,
  });

test('two who add the same term at once leave one, and the later is told', async () => {
  const ada = await makePerson('editor');
  const done = await Promise.allSettled([addTerm(term(), ada), addTerm(term({ term: 'deich' }), ada)]);
  expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(addTerm(term(), ada)).rejects.toMatchObject({ kind: 'conflict', field: 'term' });
  const { terms } = await listTerms({ q: 'DYKE' });
  expect(terms).toMatchObject([{ language: 'de', translation: 'dyke', section: null }]);
  const id = terms[0]?.id ?? 0;
  await Promise.all([removeTerm(id, ada), removeTerm(id, ada)]);
  expect((await listTerms({})).terms).toEqual([]);
  const entries = await db().auditEntry.findMany({
    where: { action: { startsWith: 'glossary.' } },
    orderBy: { id: 'asc' },
  });
  expect(entries.map(({ action }) => action)).toEqual(['glossary.add', 'glossary.remove']);
});

test('a pasted list tells what became of each line', async () => {
  const ada = await makePerson('editor');
  const list = `Deich\tdyke\r\n\nno tab here\ndeich\tdam\nWatt\tmudflats\tnever watts\n${'x'.repeat(300)}\ty`;
  expect(await addTerms(list, 'de', ada)).toEqual([
    'Deich: taken up.',
    'no tab here: Write what we say for it.',
    'deich: there already.',
    'Watt: taken up.',
    `${'x'.repeat(80)}: At most 200 characters.`,
  ]);
  await expect(addTerms('a\tb\n'.repeat(501), 'de', ada)).rejects.toThrow(
    'At most 500 lines at once; these are 501.',
  );
});

test('terms come fifty at a time', async () => {
  const ada = await makePerson('editor');
  await addTerms(Array.from({ length: 51 }, (_, n) => `Wort ${n}\tword`).join('\n'), 'fr', ada);
  const first = await listTerms({ language: 'fr' });
  const rest = await listTerms({ language: 'fr', after: first.next ?? 0 });
  expect([first.terms.length, rest.terms.map((row) => row.term), rest.next]).toEqual([50, ['Wort 0'], null]);
});
