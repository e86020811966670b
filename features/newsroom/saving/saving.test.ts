import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makePerson } from '@/features/accounts/people/test-person';
import { makeDraft } from '@/features/articles/test-article';
import { saveDraft, type Writer } from '@/features/newsroom/saving/mutations';
import { readDraft } from '@/features/newsroom/saving/queries';
import { Change } from '@/features/newsroom/saving/schema';
import { settleConflict } from '@/features/newsroom/saving/settle-conflict';
import { bePresent } from '@/features/newsroom/presence/mutations';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const now = new Date('2026-11-24T10:00:00Z');
let ada: Writer, ben: Writer, tom: Writer;
let articleId: number;
let saves = 0;

beforeAll(async () => {
  [ada, ben, tom] = [
    await makePerson('editor', 'Ada'),
    await makePerson('publisher', 'Ben'),
    await makePerson('translator', 'Tom'),
  ];
});
beforeEach(async () => {
  articleId = await makeDraft({ status: 'machine', texts: ['One.', 'Two.', 'Three.'] });
});

const save = (user: Writer, change: object, saveId = `save-${(saves += 1)}-xx`) =>
  saveDraft({ articleId, saveId, user, now, change: Change.parse({ base: 1, ...change }) });
const paragraph = (html: string) => ({ kind: 'paragraph', html, attributes: {} });
const write = (key: string, html: string) => ({ blocks: [{ key, block: paragraph(html) }] });
const texts = async () => (await readDraft(articleId, ada)).blocks.map(({ html }) => html);

describe('saving', () => {
  it('takes in a change, marks it a person’s, and counts the version once', async () => {
    const { version, draft } = await save(ada, {
      ...write('b1', 'Ein <b>Wort</b>.'),
      fields: { headline: 'New' },
    });
    expect([version, draft.fields.headline]).toEqual([2, 'New']);
    expect(draft.blocks[0]).toMatchObject({
      html: 'Ein <b>Wort</b>.',
      status: 'edited',
      hands: [{ did: 'edited', name: 'Ada' }],
    });
    expect(draft.blocks[1]).toMatchObject({ status: 'machine', hands: [] });
    const row = await db().articleBlock.findFirstOrThrow({ where: { articleId, key: 'b1' } });
    expect([row.text, row.sourceKey]).toEqual(['Ein Wort.', 'b1']);
  });

  it('merges blocks of two editors, and says what came in', async () => {
    await save(ada, write('b1', 'Ada.'));
    const { merged, conflicts } = await save(ben, write('b2', 'Ben.'));
    expect([await texts(), merged, conflicts]).toEqual([['Ada.', 'Ben.', 'Three.'], ['block:b1'], []]);
  });

  it('keeps both texts of one block, and lets either be chosen, also afterwards', async () => {
    await save(ada, write('b1', 'Ada.'));
    const { conflicts, version } = await save(ben, write('b1', 'Ben.'));
    expect(conflicts).toMatchObject([
      { place: 'block:b1', ancestor: 'One.', theirs: 'Ada.', mine: 'Ben.', author: 'Ben' },
    ]);
    expect((await texts())[0]).toBe('Ada.');
    const choose = async (choice: 'mine' | 'theirs' | 'text', base: number, html?: string) =>
      settleConflict({
        ...{ articleId, conflictId: conflicts[0]?.id ?? 0, user: ada, now },
        choice: { base, choice, html },
      });
    const chosen = await choose('mine', version);
    expect([(await texts())[0], chosen.draft.conflicts]).toEqual(['Ben.', []]);
    const undone = await choose('theirs', chosen.version);
    expect((await texts())[0]).toBe('Ada.');
    await choose('text', undone.version, 'Both.');
    expect((await texts())[0]).toBe('Both.');
  });

  it('does not let a choice overwrite what was written since it was seen', async () => {
    await save(ada, write('b1', 'Ada.'));
    const { conflicts, version } = await save(ben, write('b1', 'Ben.'));
    await save(tomAsEditor(), { ...write('b1', 'Later.'), base: version });
    const choice = { base: version, choice: 'mine' as const };
    const again = await settleConflict({
      articleId,
      conflictId: conflicts[0]?.id ?? 0,
      user: ben,
      now,
      choice,
    });
    expect((await texts())[0]).toBe('Later.');
    expect(again.conflicts).toMatchObject([{ theirs: 'Later.', mine: 'Ben.' }]);
  });

  it('takes a repeated save for the same one, also at the same moment', async () => {
    const twice = [1, 2, 3].map(() => save(ada, write('b1', 'Once.'), 'same-save-id'));
    expect((await Promise.all(twice)).map(({ version }) => version)).toEqual([2, 2, 2]);
    expect(await db().articleSave.count({ where: { articleId } })).toBe(1);
  });

  it('puts new, moved and removed blocks of two editors together', async () => {
    await save(ada, { ...write('nada', 'Ada.'), order: ['b1', 'nada', 'b2', 'b3'] });
    await save(ben, { blocks: [{ key: 'b3', block: null }], order: ['b2', 'b1'] });
    expect(await texts()).toEqual(['Two.', 'One.', 'Ada.']);
    const back = { ...write('b3', 'Three.'), order: ['b2', 'b1', 'nada', 'b3'], base: 3 };
    await save(ben, back);
    const restored = await db().articleBlock.findFirstOrThrow({ where: { articleId, key: 'b3' } });
    expect(restored).toMatchObject({ sourceKey: 'b3', sourceHash: 'hash Three.', status: 'machine' });
  });

  it('counts as read only what its reader saw', async () => {
    await save(ada, write('b1', 'Ada.'));
    const review = ['b1', 'b2'].map((key) => ({ key, reviewed: true }));
    const { draft } = await save(ben, { review });
    expect(draft.blocks.map(({ status }) => status)).toEqual(['edited', 'reviewed', 'machine']);
    const again = await save(ada, { base: draft.version, review: [{ key: 'b2', reviewed: false }] });
    expect(again.draft.blocks[1]).toMatchObject({ status: 'machine', hands: [] });
  });

  it('leaves a block the outlet changed stale until somebody decides', async () => {
    await db().articleBlock.updateMany({
      where: { articleId, key: 'b1' },
      data: { status: 'stale', staleSince: now, sourceHash: 'older' },
    });
    const { draft, version } = await save(ada, {
      ...write('b1', 'Ada.'),
      review: [{ key: 'b1', reviewed: true }],
    });
    expect(draft.blocks[0]?.status).toBe('stale');
    const decided = await save(ada, { base: version, decide: [{ key: 'b1', take: 'ours' }] });
    expect(decided.draft.blocks[0]).toMatchObject({ status: 'reviewed', staleSince: null });
    const row = await db().articleBlock.findFirstOrThrow({ where: { articleId, key: 'b1' } });
    expect(row.sourceHash).toBe('hash One.');
  });

  it('takes over what the machine offers for a changed block, in one save, and only what it offers', async () => {
    await db().articleBlock.updateMany({
      where: { articleId, key: 'b1' },
      data: { status: 'stale', staleSince: now, sourceHash: 'older' },
    });
    const decide = [{ key: 'b1', take: 'theirs' }];
    await expect(save(ada, { decide })).rejects.toThrow('not translated the new text yet');
    const offer = {
      articleId,
      blockKey: 'b1',
      sourceHash: 'hash One.',
      text: 'Uno.',
      html: 'Uno.',
      engine: 'Test',
    };
    await db().suggestion.create({ data: offer });
    const { draft } = await save(ada, { decide });
    expect(draft.blocks[0]).toMatchObject({
      html: 'Uno.',
      status: 'reviewed',
      hands: [{ did: 'read', name: 'Ada' }],
    });
    const row = await db().articleBlock.findFirstOrThrow({ where: { articleId, key: 'b1' } });
    expect([row.text, row.sourceHash, row.staleSince]).toEqual(['Uno.', 'hash One.', null]);
    expect(await db().suggestion.findFirst({ where: { articleId } })).toMatchObject({
      taken: true,
      settledAt: now,
    });
    expect(await db().articleRevision.count({ where: { articleId, reason: 'taken_over' } })).toBe(1);
  });

  it('asks when nobody remembers any more what a save was based on', async () => {
    await save(ada, write('b2', 'Ada.'));
    await db().$executeRaw`UPDATE article_saves SET before = NULL WHERE article_id = ${articleId}`;
    const { conflicts } = await save(ben, write('b1', 'Ben.'));
    expect(conflicts).toMatchObject([{ theirs: 'One.', mine: 'Ben.', ancestor: '' }]);
  });

  it('lets a slug nobody chose follow the headline, until somebody chooses or readers know it', async () => {
    await db().article.update({ where: { id: articleId }, data: { headline: '', slug: 'untitled' } });
    const slug = async (fields: object) => {
      const { version } = await readDraft(articleId, ada);
      return (await save(ada, { base: version, fields })).draft.fields.slug;
    };
    expect(await slug({ headline: 'Five' })).toBe('five');
    expect(await slug({ headline: 'Five bridges' })).toBe('five-bridges');
    expect(await slug({ standfirst: 'Of lorries.' })).toBe('five-bridges');
    expect(await slug({ slug: 'bans' })).toBe('bans');
    expect(await slug({ headline: 'Six bridges' })).toBe('bans');
    await db().article.update({
      where: { id: articleId },
      data: { slug: 'six-bridges', path: '/world/2026-11-24/six-bridges' },
    });
    expect(await slug({ headline: 'Seven bridges' })).toBe('six-bridges');
  });

  it('makes safe what it keeps', async () => {
    const list = {
      kind: 'list',
      html: '<li onclick="x()">A<script>1</script></li>',
      attributes: { url: 'x' },
    };
    const { draft } = await save(ada, {
      blocks: [
        { key: 'b1', block: paragraph('<img src=x onerror=1>Safe <a href="javascript:1">link</a>') },
        { key: 'n1', block: list },
      ],
    });
    expect(draft.blocks[0]?.html).toBe('Safe <a>link</a>');
    expect(draft.blocks.at(-1)).toMatchObject({ html: '<li>A</li>', attributes: {} });
  });

  it('refuses who may not write, and changes nothing', async () => {
    await expect(save(tom, write('b1', 'Tom.'))).rejects.toThrow('not write in it');
    await expect(save(ada, { fields: { breakingUntil: now.toISOString() } })).rejects.toThrow(
      'A publisher can',
    );
    await expect(save(ada, { base: 99, ...write('b1', 'x') })).rejects.toThrow('does not exist');
    await db().article.update({
      where: { id: articleId },
      data: { state: 'killed', withdrawnAt: now, withdrawnReason: 'x' },
    });
    await expect(save(ada, write('b1', 'x'))).rejects.toThrow('was killed');
    expect(await db().articleSave.count({ where: { articleId } })).toBe(0);
    expect(await texts()).toEqual(['One.', 'Two.', 'Three.']);
  });

  it('opens a text with blocks it does not know read-only, and empties nothing', async () => {
    await db().articleBlock.updateMany({ where: { articleId, key: 'b2' }, data: { kind: 'hologram' } });
    const draft = await readDraft(articleId, ada);
    expect([draft.blocks.length, draft.readOnly]).toEqual([3, expect.stringContaining('“hologram”')]);
    await expect(save(ada, write('b1', 'x'))).rejects.toThrow('hologram');
  });
});

describe('being there', () => {
  it('names who else has the article open, and where; silence is said', async () => {
    const later = new Date(now.getTime() + 90_000);
    await bePresent({ articleId, user: ada, place: 'block:b1', now });
    const people = await bePresent({ articleId, user: ben, place: null, now: later });
    expect(people).toMatchObject([
      { name: 'Ben', me: true, silentSince: null },
      { name: 'Ada', initials: 'A', place: 'block:b1', me: false, silentSince: now.toISOString() },
    ]);
  });

  it('lets an editor take over, and writes it down', async () => {
    await bePresent({ articleId, user: ben, place: null, takeOver: true, now });
    expect((await db().article.findUniqueOrThrow({ where: { id: articleId } })).assigneeId).toBe(ben.id);
    const entry = { action: 'article.take', subject: `article:${articleId}` };
    expect(await db().auditEntry.count({ where: entry })).toBe(1);
  });
});

function tomAsEditor(): Writer {
  return { ...tom, role: 'editor' };
}
