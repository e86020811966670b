import { describe, expect, it } from 'vitest';
import { createUser } from '@/features/accounts/mutations';
import { makeDraft } from '@/features/articles/test-article';
import type { Writer } from '@/features/newsroom/saving/mutations';
import { playInterleavings } from '@/features/newsroom/saving/test-interleavings';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

async function writers(): Promise<Writer[]> {
  const names = ['Ada', 'Ben', 'Cem', 'Dag'];
  return Promise.all(
    names.map(async (name) => {
      const email = `${name}-${Math.random()}@paper.example`;
      const { id } = await createUser({
        email,
        name,
        role: 'publisher',
        password: 'river stone lamp seventeen',
      });
      return { id, email, name, role: 'publisher' as const, sections: [], languages: [] };
    }),
  );
}

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
