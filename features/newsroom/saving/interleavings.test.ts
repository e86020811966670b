import { describe, expect, it } from 'vitest';
import { makePerson } from '@/features/accounts/people/test-person';
import { makeDraft } from '@/features/articles/test-article';
import { playInterleavings } from '@/features/newsroom/saving/test-interleavings';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const writers = () => Promise.all(['Ada', 'Ben', 'Cem', 'Dag'].map((name) => makePerson('publisher', name)));

describe('two to four people at work on one article', () => {
  it('lose no text in 12 rounds', async () => {
    const articleId = await makeDraft({ texts: ['One.', 'Two.', 'Three.'] });
    expect(
      await playInterleavings({ articleId, writers: await writers(), seed: 20261124, rounds: 12 }),
    ).toEqual([]);
  }, 60_000);

  it('lose texts when a save claims to have seen whatever stands there', async () => {
    const articleId = await makeDraft({ texts: ['One.', 'Two.', 'Three.'] });
    const claim = async () => (await db().article.findUniqueOrThrow({ where: { id: articleId } })).version;
    const lost = await playInterleavings({ articleId, writers: await writers(), seed: 1, rounds: 5, claim });
    expect(lost).not.toEqual([]);
  }, 60_000);
});
