import { beforeEach, expect, it } from 'vitest';
import { makePerson } from '@/features/accounts/people/test-person';
import { makeDraft } from '@/features/articles/test-article';
import { saveDraft, type Writer } from '@/features/newsroom/saving/mutations';
import { readDraft } from '@/features/newsroom/saving/queries';
import { Change } from '@/features/newsroom/saving/schema';
import { settleConflict } from '@/features/newsroom/saving/settle-conflict';
import { testDatabase } from '@/tools/test-database';

testDatabase();
const now = new Date('2026-11-24T10:00:00Z');
let ada: Writer, tom: Writer;
let articleId: number;
let saves = 0;

beforeEach(async () => {
  [ada, tom] = [await makePerson('editor', 'Ada'), await makePerson('editor', 'Tom')];
  articleId = await makeDraft({ status: 'machine', texts: ['One.', 'Two.', 'Three.'] });
});

const save = (user: Writer, change: object) =>
  saveDraft({
    ...{ articleId, saveId: `save-of-test-${(saves += 1)}`, user, now },
    change: Change.parse({ base: 1, ...change }),
  });
const write = (key: string, html: string) => ({
  blocks: [{ key, block: { kind: 'paragraph', html, attributes: {} } }],
});
const texts = async () => (await readDraft(articleId, ada)).blocks.map(({ html }) => html);
const choose = (
  conflictId: number,
  choice: { base: number; choice: 'mine' | 'theirs' | 'text'; html?: string },
) => settleConflict({ articleId, conflictId, user: ada, now, choice });

it('brings a rewritten block that another took out back to where it stood', async () => {
  await save(ada, { blocks: [{ key: 'b2', block: null }], order: ['b1', 'b3'] });
  const { conflicts, version } = await save(tom, write('b2', 'Of Tom.'));
  expect(conflicts).toMatchObject([{ place: 'block:b2', theirs: '', mine: 'Of Tom.' }]);
  const { draft } = await choose(conflicts[0]?.id ?? 0, { base: version, choice: 'mine' });
  expect([await texts(), draft.conflicts]).toEqual([['One.', 'Of Tom.', 'Three.'], []]);
});

it('makes one of two where one side took the block out', async () => {
  await save(ada, write('b2', 'Of Ada.'));
  const { conflicts, version } = await save(tom, {
    blocks: [{ key: 'b2', block: null }],
    order: ['b1', 'b3'],
  });
  await choose(conflicts[0]?.id ?? 0, { base: version, choice: 'text', html: 'Of Ada, shorter.' });
  expect(await texts()).toEqual(['One.', 'Of Ada, shorter.', 'Three.']);
});
