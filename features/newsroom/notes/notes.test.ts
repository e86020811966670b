import { describe, expect, it } from 'vitest';
import { makePerson } from '@/features/accounts/people/test-person';
import { makeDraft } from '@/features/articles/test-article';
import { findMentions, partsOf } from '@/features/newsroom/notes/find-mentions';
import { addNote, deleteNote, settleNote } from '@/features/newsroom/notes/mutations';
import { listMentions, listNotes } from '@/features/newsroom/notes/queries';
import { NewNote } from '@/features/newsroom/notes/schema';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const now = new Date('2026-11-23T13:40:00Z');
const people = [
  { id: 1, name: 'Jo' },
  { id: 2, name: 'Jo Ann' },
  { id: 3, name: 'Zoë O’Neil-Krüger' },
  { id: 4, name: '李 明' },
];

describe('names in a note', () => {
  it.each([
    ['@Jo Ann, see block 4', [2]],
    ['@jo and @JO ANN', [1, 2]],
    ['(@Zoë O’Neil-Krüger) 请 @李 明', [3, 4]],
    ['@Joanna and jo@paper.example and @ Jo', []],
    ['@@Jo', [1]],
    ['', []],
    ['@'.repeat(2000), []],
  ])('%s', (note, ids) => expect(findMentions(note, people)).toEqual(ids));

  it('leaves every character where it was, and makes links of addresses alone', () => {
    const note = 'See https://outlet.example/a?b=1, @Jo: "javascript:alert(1)" <b>http://x</b>';
    const parts = partsOf(note, ['Jo']);
    expect(parts.map(({ text }) => text).join('')).toBe(note);
    expect(parts.filter(({ kind }) => kind === 'link').map(({ text }) => text)).toEqual([
      'https://outlet.example/a?b=1',
    ]);
  });
});

describe('what is sent as a note', () => {
  it.each([
    [{ text: ' \r\n\0 ' }, 'Write something first.'],
    [{ text: 'x'.repeat(2001) }, 'A note holds at most 2000 characters.'],
    [{ sentAs: '<script>' }, 'Open the page again: this form is broken.'],
  ])('%j', (change, says) => {
    const sent = { text: 'Fine.', block: null, sentAs: 'abcdefgh', ...change };
    expect(NewNote.safeParse(sent).error?.issues[0]?.message).toBe(says);
  });
});

async function scene() {
  const [ada, ben] = [await makePerson('editor', 'Ada Berg'), await makePerson('publisher', 'Ben Ito')];
  const articleId = await makeDraft();
  const say = (text: string, sentAs: string) =>
    addNote({ articleId, user: ada, now, text, block: 'b1', sentAs });
  return { ada, ben, articleId, say };
}

describe('notes', () => {
  it('stand once however often they are sent, and for whom they name until somebody is done', async () => {
    const { ada, ben, articleId, say } = await scene();
    await Promise.all([
      say('@Ben Ito, is 3.4 right? @Ada Berg', 'first-form'),
      say('@Ben Ito, is 3.4 right? @Ada Berg', 'first-form'),
    ]);
    const { notes } = await listNotes(articleId, ben);
    expect(notes).toMatchObject([{ author: 'Ada Berg', block: 'b1', mayDelete: false, done: null }]);
    expect(await listMentions(ada.id)).toEqual([]); // nobody reminds herself
    expect(await listMentions(ben.id)).toMatchObject([{ articleId, author: 'Ada Berg' }]);

    const id = notes[0]?.id ?? 0;
    await settleNote({ id, done: true, user: ben, now });
    await settleNote({ id, done: true, user: ada, now });
    expect((await listNotes(articleId, ada)).notes).toMatchObject([{ done: 'Ben Ito', mayDelete: true }]);
    expect(await listMentions(ben.id)).toEqual([]);
    await settleNote({ id, done: false, user: ada, now });
    expect(await listMentions(ben.id)).toHaveLength(1);
  });

  it('come fifty at a time', async () => {
    const { ada, articleId, say } = await scene();
    for (let n = 0; n < 51; n++) await say(`Note ${n}`, `form-no-${n}`);
    const first = await listNotes(articleId, ada);
    expect([first.notes.length, first.more, first.notes[0]?.text]).toEqual([50, true, 'Note 50']);
    const rest = await listNotes(articleId, ada, first.notes.at(-1)?.id);
    expect([rest.notes.map(({ text }) => text), rest.more]).toEqual([['Note 0'], false]);
  });

  it('are gone once deleted, and the record says whose they were', async () => {
    const { ada, articleId, say } = await scene();
    await say('Never mind.', 'only-form');
    const id = (await listNotes(articleId, ada)).notes[0]?.id ?? 0;
    await Promise.all([deleteNote({ id, user: ada }), deleteNote({ id, user: ada })]);
    expect((await listNotes(articleId, ada)).notes).toEqual([]);
    const entries = await db().auditEntry.findMany({ where: { action: 'note.delete' } });
    expect(entries).toMatchObject([
      { subject: `article:${articleId}`, detail: { note: id, author: ada.id } },
    ]);
  });
});
