import { expect, it } from 'vitest';
import { makePerson } from '@/features/accounts/people/test-person';
import { makeDraft } from '@/features/articles/test-article';
import { playInterleavings } from '@/features/newsroom/saving/test-interleavings';
import { testDatabase } from '@/tools/test-database';

testDatabase();

// Each round is two to four people with five steps each: 14 stories of 50 rounds are over 10,000 steps.
const STORIES = Array.from({ length: 14 }, (_, at) => at + 1);
const ROUNDS = 50;

it('two to four people at work on one story lose no text in 10,000 steps', async () => {
  const names = ['Ada', 'Ben', 'Cem', 'Dag'];
  const writers = await Promise.all(names.map((name) => makePerson('publisher', name)));
  for (const seed of STORIES) {
    const articleId = await makeDraft({ texts: ['One.', 'Two.', 'Three.'] });
    const lost = await playInterleavings({ articleId, writers, seed, rounds: ROUNDS });
    expect(lost, `story ${seed}`).toEqual([]);
  }
}, 1_800_000);
