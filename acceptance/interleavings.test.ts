import { expect, it } from 'vitest';
import { createUser } from '@/features/accounts/mutations';
import { makeDraft } from '@/features/articles/test-article';
import { playInterleavings } from '@/features/newsroom/saving/test-interleavings';
import { testDatabase } from '@/tools/test-database';

testDatabase();

// Each round is two to four people with five steps each: together over 10,000.
const ROUNDS = 700;

it('two to four people at work on one article lose no text in 10,000 steps', async () => {
  const names = ['Ada', 'Ben', 'Cem', 'Dag'];
  const writers = await Promise.all(
    names.map(async (name) => {
      const email = `${name}@paper.example`;
      const { id } = await createUser({
        email,
        name,
        role: 'publisher',
        password: 'river stone lamp seventeen',
      });
      return { id, email, name, role: 'publisher' as const, sections: [], languages: [] };
    }),
  );
  const articleId = await makeDraft({ texts: ['One.', 'Two.', 'Three.'] });
  expect(await playInterleavings({ articleId, writers, seed: 42, rounds: ROUNDS })).toEqual([]);
});
