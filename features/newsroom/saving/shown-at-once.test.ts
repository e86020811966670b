import { beforeEach, expect, test } from 'vitest';
import { makePerson } from '@/features/accounts/people/test-person';
import { publishArticle } from '@/features/articles/publish-article';
import { makeDraft } from '@/features/articles/test-article';
import { saveDraft } from '@/features/newsroom/saving/mutations';
import { readDraft } from '@/features/newsroom/saving/queries';
import { Change } from '@/features/newsroom/saving/schema';
import { testDatabase } from '@/tools/test-database';
import { hearPages } from '@/tools/testing/hear-pages';

const heard = hearPages(testDatabase());

const now = new Date('2026-11-24T10:00:00Z');
let saves = 0;

/** The names that a save of these fields tells pages. */
async function told(articleId: number, fields: object): Promise<string[]> {
  const user = await makePerson('publisher');
  const { version: base } = await readDraft(articleId, user);
  await heard();
  const change = Change.parse({ base, fields });
  await saveDraft({ articleId, saveId: `shown-${(saves += 1)}-xx`, user, now, change });
  return (await heard()).toSorted();
}

let draft: number;
let live: number;

beforeEach(async () => {
  [draft, live] = [await makeDraft(), await makeDraft()];
  await publishArticle({ articleId: live, actor: { userId: null, name: 'A test' }, now });
});

test('topics, and until when it is breaking, are told at once of a live story, also what it lost', async () => {
  const breaking = { breakingUntil: '2026-11-25T10:00:00.000Z' };
  expect(await told(live, breaking)).toEqual([expect.stringMatching(/^\/world\//), `article:${live}`]);
  expect(await told(live, { breakingUntil: null })).toContain(`article:${live}`);
  expect(await told(live, { topics: ['Rivers'] })).toEqual(
    expect.arrayContaining([`article:${live}`, 'topic:rivers', 'topics']),
  );
  expect(await told(live, { topics: [] })).toEqual(expect.arrayContaining(['topic:rivers', 'topics']));
});

test('words wait for the next publication, and nobody is told of a draft', async () => {
  expect(await told(live, { headline: 'Another headline' })).toEqual([]);
  await told(live, { topics: ['Rivers'] });
  expect(await told(draft, { topics: ['Rivers'] })).toEqual([]);
});
