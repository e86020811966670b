import { expect, test } from 'vitest';
import { makePerson } from '@/features/accounts/people/test-person';
import { makeDraft, makeSource } from '@/features/articles/test-article';
import { findAnything } from '@/features/newsroom/palette/find-anything';
import { KEYS } from '@/features/newsroom/palette/keys';
import { testDatabase } from '@/tools/test-database';

testDatabase();

test('stories are found by their headline, sources by name; people by an admin alone', async () => {
  const id = await makeDraft({
    headline: 'The Ferry of Walsum',
    sourceId: await makeSource({}, { name: 'Ferry Herald' }),
  });
  const [editor, admin] = [await makePerson('editor', 'Ferryman Jo'), await makePerson('admin', 'Ada')];
  const found = await findAnything('  FERRY ', editor);
  expect(found.map(({ kind, words }) => [kind, words])).toEqual([
    ['story', 'The Ferry of Walsum'],
    ['source', 'Ferry Herald'],
  ]);
  expect(found[0]).toMatchObject({ path: `/newsroom/articles/${id}`, beside: 'draft' });
  expect((await findAnything('ferryman', admin)).map(({ kind }) => kind)).toEqual(['person']);
});

test('a story is found by the outlet’s headline too, told once, in its language', async () => {
  const id = await makeDraft({
    headline: 'Words of ours',
    original: { headline: 'Los titulares de hoy', texts: ['Uno.', 'Dos.'] },
  });
  const editor = await makePerson('editor');
  const found = (await findAnything('titular', editor)).filter(({ path }) => path.endsWith(`/${id}`));
  expect(found).toMatchObject([{ words: 'Los titulares de hoy', language: 'es', beside: 'Words of ours' }]);
});

test.each(['', 'x', '%%', '__', "'; DROP TABLE articles; --", '\\', '\0\0', 'aaaaaaaaaa'])(
  'an absurd question finds nothing: %j',
  async (asked) => {
    const q = asked.startsWith('aa') ? asked.repeat(1000) : asked;
    await makeDraft({ headline: 'Something else' });
    expect(await findAnything(q, await makePerson('admin', 'Ada'))).toEqual([]);
  },
);

test('no key is told twice in one place', () => {
  for (const lines of Object.values(KEYS))
    expect(new Set(lines.map(([, key]) => key)).size).toBe(lines.length);
});
