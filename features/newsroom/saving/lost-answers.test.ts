import { beforeEach, describe, expect, it } from 'vitest';
import { makePerson } from '@/features/accounts/people/test-person';
import { makeDraft } from '@/features/articles/test-article';
import { saveDraft, type Writer } from '@/features/newsroom/saving/mutations';
import { readDraft } from '@/features/newsroom/saving/queries';
import { Change } from '@/features/newsroom/saving/schema';
import { addEdit, markSent, type Outbox, settle } from '@/features/newsroom/workbench/outbox/outbox';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();
const now = new Date('2026-11-24T10:00:00Z');
const at = now.toISOString();
const write = (key: string, html: string) => ({
  blocks: [{ key, block: { kind: 'paragraph' as const, html, attributes: {} } }],
});
let ada: Writer, tom: Writer;
let articleId: number;

beforeEach(async () => {
  [ada, tom] = [await makePerson('editor', 'Ada'), await makePerson('editor', 'Tom')];
  articleId = await makeDraft({ status: 'machine', texts: ['One.', 'Two.', 'Three.'] });
});

const save = (user: Writer, change: object, saveId: string) =>
  saveDraft({ articleId, saveId, user, now, change: Change.parse(change) });

describe('a save whose answer was lost, sent again after others wrote', () => {
  it('names what was written since, so that what waits behind it overwrites nobody', async () => {
    const draft = await readDraft(articleId, ada);
    let outbox: Outbox = { draft, entries: [], aside: [] };
    outbox = markSent(addEdit(outbox, write('b1', 'Ada.'), { saveId: 'save-of-ada-1', at }));
    outbox = addEdit(outbox, write('b2', 'Of Ada too.'), { saveId: 'save-of-ada-2', at });
    const [first] = outbox.entries;
    const taken = await save(ada, first?.change ?? {}, 'save-of-ada-1');
    await save(tom, { base: taken.version, ...write('b2', 'Tom.') }, 'save-of-tom-1');

    const outcome = await save(ada, first?.change ?? {}, 'save-of-ada-1');
    expect(outcome.merged).toEqual(['block:b2']);
    outbox = settle(outbox, { saveId: 'save-of-ada-1', outcome, spareId: () => 'save-of-ada-3' });
    const [waiting] = outbox.entries;
    const { conflicts } = await save(ada, waiting?.change ?? {}, 'save-of-ada-2');
    expect(conflicts).toMatchObject([{ place: 'block:b2', theirs: 'Tom.', mine: 'Of Ada too.' }]);
  });

  it('names everything once nobody remembers what was written since', async () => {
    const taken = await save(ada, { base: 1, ...write('b1', 'Ada.') }, 'save-of-ada-1');
    await save(tom, { base: taken.version, ...write('b2', 'Tom.') }, 'save-of-tom-1');
    await db().$executeRaw`UPDATE article_saves SET before = NULL WHERE article_id = ${articleId}`;
    const { merged } = await save(ada, { base: 1, ...write('b1', 'Ada.') }, 'save-of-ada-1');
    expect(merged).toEqual(expect.arrayContaining(['block:b2', 'block:b3', 'field:headline']));
  });
});
