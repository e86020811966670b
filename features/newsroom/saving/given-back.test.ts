import { beforeEach, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { makePerson } from '@/features/accounts/people/test-person';
import { sayHands } from '@/features/articles/provenance/standing';
import { PublishedBlock } from '@/features/articles/schema';
import { makeDraft } from '@/features/articles/test-article';
import { saveDraft, type Writer } from '@/features/newsroom/saving/mutations';
import type { Change, SaveOutcome } from '@/features/newsroom/saving/schema';
import { settleConflict } from '@/features/newsroom/saving/settle-conflict';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();
const now = new Date('2026-03-01T12:00:00Z');
const FIRST = 'The first of them.';
let ada: Writer, tom: Writer;
let articleId: number;

beforeEach(async () => {
  [ada, tom] = [await makePerson('publisher', 'Ada'), await makePerson('publisher', 'Tom')];
  articleId = await makeDraft({ status: 'machine', texts: [FIRST, 'The second of them.'] });
});

async function save(user: Writer, change: Omit<Change, 'base'>): Promise<SaveOutcome> {
  const { version: base } = await db().article.findUniqueOrThrow({ where: { id: articleId } });
  return saveDraft({ articleId, saveId: randomUUID(), user, now, change: { base, ...change } });
}

const write = (key: string, html: string) => ({
  blocks: [{ key, block: { kind: 'paragraph' as const, html, attributes: {} } }],
});
const read = (key: string) => ({ review: [{ key, reviewed: true }] });
const blockOf = (key: string) => db().articleBlock.findFirstOrThrow({ where: { articleId, key } });
async function says(key: string): Promise<string> {
  const block = await blockOf(key);
  return sayHands(PublishedBlock.omit({ pictures: true }).parse({ ...block, translatedAt: null }));
}

describe('words that are put back are whose they were', () => {
  it('makes nobody an editor of another’s words, and so no second person of their author', async () => {
    await save(tom, write('b1', 'Of Tom.'));
    await save(ada, write('b1', FIRST));
    await save(ada, write('b1', 'Of Tom.'));
    await save(tom, read('b1'));
    expect(await says('b1')).toBe(
      'translated by a machine (Test), edited by Tom, read by Tom, who edited it',
    );
  });

  it('leaves a reading where a stray letter was taken back', async () => {
    await save(tom, read('b1'));
    await save(ada, write('b1', `${FIRST}x`));
    await save(ada, write('b1', FIRST));
    expect(await says('b1')).toBe('translated by a machine (Test), read by Tom');
  });

  it('gives the words of both sides back to their writers, however it is chosen', async () => {
    const { version: base } = await db().article.findUniqueOrThrow({ where: { id: articleId } });
    await save(ada, write('b1', 'Of Ada.'));
    const change = { base, ...write('b1', 'Of Tom.') };
    const { conflicts } = await saveDraft({ articleId, saveId: randomUUID(), user: tom, now, change });
    expect(conflicts).toMatchObject([{ author: 'Tom', theirAuthor: 'Ada' }]);
    const chooser = await makePerson('publisher', 'Uma');
    for (const choice of ['mine', 'theirs'] as const) {
      const { version } = await db().article.findUniqueOrThrow({ where: { id: articleId } });
      const wish = { articleId, conflictId: conflicts[0]?.id ?? 0, user: chooser, now };
      await settleConflict({ ...wish, choice: { base: version, choice } });
    }
    expect(await says('b1')).toBe('translated by a machine (Test), edited by Ada');
  });
});

describe('a decision about the outlet’s change, taken back', () => {
  const back = { decide: [{ key: 'b1', take: 'back' as const }] };
  const offer = {
    blockKey: 'b1',
    sourceHash: `hash ${FIRST}`,
    text: 'Newer.',
    html: 'Newer.',
    engine: 'Test',
  };

  beforeEach(async () => {
    await db().articleBlock.updateMany({
      where: { articleId, key: 'b1' },
      data: { status: 'stale', staleSince: now, sourceHash: 'older' },
    });
    await db().suggestion.create({ data: { articleId, ...offer } });
  });

  it('leaves the question open, and the machine’s text on offer', async () => {
    await save(ada, { decide: [{ key: 'b1', take: 'theirs' }] });
    const { draft } = await save(ada, { ...write('b1', FIRST), ...back });
    expect(draft.blocks[0]).toMatchObject({ html: FIRST, status: 'stale', hands: [] });
    expect(await blockOf('b1')).toMatchObject({ sourceHash: 'older', staleSince: now });
    await save(ada, { decide: [{ key: 'b1', take: 'theirs' }] });
    expect(await blockOf('b1')).toMatchObject({ html: 'Newer.', status: 'reviewed' });
  });

  it('is nobody else’s to take back, and nothing where nothing was decided', async () => {
    await save(ada, back);
    expect((await blockOf('b1')).status).toBe('stale');
    await save(tom, { decide: [{ key: 'b1', take: 'ours' }] });
    await save(ada, back);
    expect((await blockOf('b1')).status).toBe('reviewed');
  });
});

describe('a machine’s words stay a machine’s', () => {
  it('cut out by one save and pasted into a new block by a later one', async () => {
    await save(ada, write('b1', 'The first.'));
    await save(ada, write('b1', 'The first of them.'));
    await save(ada, write('b2', 'The second.'));
    await save(ada, { ...write('npasted', 'The second of them.'), order: ['b1', 'b2', 'npasted'] });
    expect(await says('npasted')).toBe('translated by a machine (Test), edited by Ada');
  });

  it('joined into what a person wrote', async () => {
    await save(ada, { ...write('nown', 'Of Ada.'), order: ['b1', 'nown', 'b2'] });
    await save(ada, {
      blocks: [...write('nown', 'Of Ada. The second of them.').blocks, { key: 'b2', block: null }],
      order: ['b1', 'nown'],
    });
    expect(await says('nown')).toBe('translated by a machine (Test), edited by Ada');
  });
});
