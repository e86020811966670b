import { expect, it } from 'vitest';
import { makePerson } from '@/features/accounts/people/test-person';
import { makeDraft } from '@/features/articles/test-article';
import { playInterleavings } from '@/features/newsroom/saving/test-interleavings';
import { testDatabase } from '@/tools/test-database';

testDatabase();

// Each round is two to four people with five steps each: together over 10,000.
const ROUNDS = 700;

it('two to four people at work on one article lose no text in 10,000 steps', async () => {
  const names = ['Ada', 'Ben', 'Cem', 'Dag'];
  const writers = await Promise.all(names.map((name) => makePerson('publisher', name)));
  const articleId = await makeDraft({ texts: ['One.', 'Two.', 'Three.'] });
  expect(await playInterleavings({ articleId, writers, seed: 42, rounds: ROUNDS })).toEqual([]);
});
