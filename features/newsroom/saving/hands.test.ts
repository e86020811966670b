import { beforeEach, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { reviewAllBlocks } from '@/features/articles/mutations';
import { sayHands } from '@/features/articles/provenance/standing';
import { PublishedBlock } from '@/features/articles/schema';
import { makeDraft } from '@/features/articles/test-article';
import { restoreVersion } from '@/features/newsroom/history/restore-version';
import { saveDraft, type Writer } from '@/features/newsroom/saving/mutations';
import type { Change } from '@/features/newsroom/saving/schema';
import { publishAsOperator } from '@/features/newsroom/workflow/mutations';
import { makePerson } from '@/features/accounts/people/test-person';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();
const now = new Date('2026-03-01T12:00:00Z');
const OPERATOR = { userId: null, name: 'The operator' };
let ada: Writer, tom: Writer;
let articleId: number;

beforeEach(async () => {
  [ada, tom] = [await makePerson('publisher', 'Ada'), await makePerson('publisher', 'Tom')];
  articleId = await makeDraft({ status: 'machine', texts: ['The first of them.', 'The second of them.'] });
});

async function save(user: Writer, change: Omit<Change, 'base'>): Promise<void> {
  const { version: base } = await db().article.findUniqueOrThrow({ where: { id: articleId } });
  await saveDraft({ articleId, saveId: randomUUID(), user, now, change: { base, ...change } });
}

const write = (key: string, html: string) => ({
  blocks: [{ key, block: { kind: 'paragraph' as const, html, attributes: {} } }],
});
const review = (key: string, reviewed = true) => ({ review: [{ key, reviewed }] });

async function says(): Promise<string[]> {
  const blocks = await db().articleBlock.findMany({ where: { articleId }, orderBy: { position: 'asc' } });
  return blocks.map((block) =>
    sayHands(PublishedBlock.omit({ pictures: true }).parse({ ...block, translatedAt: null })),
  );
}

describe('who did what is written down by every verb', () => {
  const machine = 'translated by a machine (Test), read by nobody';

  it('writes who wrote and who read, and forgets a reading when the text changes', async () => {
    expect(await says()).toEqual([machine, machine]);
    await save(ada, write('b1', 'Ours.'));
    await save(ada, review('b1'));
    expect((await says())[0]).toBe(
      'translated by a machine (Test), edited by Ada, read by Ada, who edited it',
    );
    await save(tom, review('b1'));
    expect((await says())[0]).toMatch(/read by Ada, who edited it, read by Tom, a second person$/);
    await save(tom, write('b1', 'Theirs.'));
    expect((await says())[0]).toBe('translated by a machine (Test), edited by Ada and Tom');
  });

  it('takes a reading back', async () => {
    await save(ada, review('b2'));
    await save(tom, review('b2'));
    await save(tom, review('b2', false));
    expect((await says())[1]).toBe('translated by a machine (Test), read by Ada');
    await save(ada, review('b2', false));
    expect((await says())[1]).toBe(machine);
  });

  it('marks for the operator what no person has read, and nothing else', async () => {
    await save(ada, review('b1'));
    await reviewAllBlocks(articleId, OPERATOR, now);
    expect(await says()).toEqual([
      'translated by a machine (Test), read by Ada',
      'translated by a machine (Test), marked by the operator, who has not read it',
    ]);
    await reviewAllBlocks(articleId, { userId: tom.id, name: 'Tom' }, now);
    expect(await says()).toEqual([
      'translated by a machine (Test), read by Ada, read by Tom, a second person',
      'translated by a machine (Test), marked by the operator, who has not read it, read by Tom',
    ]);
  });

  it('calls nobody an editor who put the machine’s own words in', async () => {
    const offer = {
      articleId,
      blockKey: 'b1',
      sourceHash: 'x',
      text: 'Another.',
      html: 'Another.',
      engine: 'Newer',
    };
    await db().suggestion.create({ data: offer });
    await save(ada, write('b1', 'Another.'));
    expect((await says())[0]).toBe('translated by a machine (Newer), read by nobody');
  });

  it('leaves words with their editors that are cut off, joined, taken out and put back', async () => {
    await save(ada, write('b1', 'The first of them. Also this sentence.'));
    await save(tom, {
      blocks: [...write('b1', 'The first of them.').blocks, ...write('ncut', 'Also this sentence.').blocks],
      order: ['b1', 'ncut', 'b2'],
    });
    expect((await says())[1]).toBe('translated by a machine (Test), edited by Ada and Tom');
    await save(tom, { blocks: [{ key: 'b2', block: null }], order: ['b1', 'ncut'] });
    await save(ada, { ...write('b2', 'The second of them.'), order: ['b1', 'ncut', 'b2'] });
    expect((await says())[2]).toBe(machine);
  });

  it('brings a version back as the work of those whose it was', async () => {
    await save(ada, write('b1', 'Ada’s own words.'));
    await save(tom, write('b1', 'Tom’s own words.'));
    const kept = await db().articleRevision.findFirstOrThrow({ where: { articleId, authorId: ada.id } });
    await restoreVersion({ articleId, from: kept.number, place: 'block:b1', user: tom, now });
    expect((await says())[0]).toBe('translated by a machine (Test), edited by Ada');
  });

  it('freezes what readers are told with what they read', async () => {
    await save(ada, write('b1', 'Ours.'));
    await save(tom, review('b1'));
    await publishAsOperator({ articleId, actor: OPERATOR, now });
    const frozen = async () => {
      const { publishedRevision } = await db().article.findUniqueOrThrow({
        where: { id: articleId },
        include: { publishedRevision: true },
      });
      return PublishedBlock.array()
        .parse(publishedRevision?.blocks)
        .map((block) => sayHands(block));
    };
    const told = await frozen();
    expect(told[0]).toBe('translated by a machine (Test), edited by Ada, read by Tom, a second person');
    await save(ada, write('b1', 'Ours, again.'));
    expect(await frozen()).toEqual(told);
  });

  it('shows readers neither an emptied block nor a bead for it', async () => {
    await save(ada, write('b1', ' '));
    await save(ada, review('b1'));
    await publishAsOperator({ articleId, actor: OPERATOR, now });
    const { publishedRevision, fill } = await db().article.findUniqueOrThrow({
      where: { id: articleId },
      include: { publishedRevision: true },
    });
    expect(
      PublishedBlock.array()
        .parse(publishedRevision?.blocks)
        .map(({ key }) => key),
    ).toEqual(['b2']);
    expect(fill).toBe('machine');
  });
});
