'use client';
import { useActionState } from 'react';
import { addNoteAction, deleteNoteAction, settleNoteAction } from '@/features/newsroom/notes/actions';
import { partsOf } from '@/features/newsroom/notes/find-mentions';
import { NoteField } from '@/features/newsroom/notes/note-field.client';
import type { Notes, NoteView } from '@/features/newsroom/notes/schema';

interface Props {
  articleId: number;
  notes: Notes;
  /** Blocks that a note can be about, by key, as the page calls them. */
  blocks: readonly (readonly [string, string])[];
  /** The block that a new note is about unless another is chosen; '': the story. */
  about?: string;
  /** Goes to a block; absent: a link does. */
  goTo?: (block: string) => void;
}

/** What colleagues say about a story, and a field to say something. Works as a form before its script arrives. */
export function NotesPane({ articleId, notes: shown, blocks, about = '', goTo }: Props) {
  const { notes, more, colleagues, sentAs } = shown;
  const names = new Map(blocks);
  const oldest = notes.at(-1)?.id;
  return (
    <div className="stack gap12">
      <NewNoteForm {...{ articleId, colleagues, sentAs, blocks, about }} />
      {notes.length === 0 && <p className="mut">Nobody has left a note.</p>}
      <ol className="notes" aria-label="Notes">
        {notes.map((note) => (
          <OneNote
            key={note.id}
            {...{ note, colleagues, goTo, articleId }}
            where={names.get(note.block ?? '')}
          />
        ))}
      </ol>
      {more && oldest !== undefined && (
        <p>
          <a className="btn sm" href={`/newsroom/articles/${articleId}/notes?before=${oldest}`}>
            Older notes
          </a>
        </p>
      )}
    </div>
  );
}

type NewNoteProps = Required<Pick<Props, 'articleId' | 'blocks' | 'about'>> &
  Pick<Notes, 'colleagues' | 'sentAs'>;

function NewNoteForm({ articleId, colleagues, sentAs, blocks, about }: NewNoteProps) {
  const [answer, send] = useActionState(addNoteAction, {});
  const typed = answer.typed?.text ?? '';
  return (
    <form action={send} className="stack gap12" aria-label="New note">
      <input type="hidden" name="article" value={articleId} />
      <input type="hidden" name="sentAs" value={sentAs} />
      <NoteField key={`${sentAs} ${typed}`} {...{ colleagues, typed, problem: answer.problem }} />
      <div className="field">
        <label htmlFor="note-about">About</label>
        <select key={about} id="note-about" name="block" className="in" defaultValue={about}>
          <option value="">The whole story</option>
          {blocks.map(([key, word]) => (
            <option key={key} value={key}>
              {word}
            </option>
          ))}
        </select>
      </div>
      <div>
        <button className="btn">Leave the note</button>
      </div>
    </form>
  );
}

interface NoteProps extends Pick<Props, 'articleId' | 'goTo'> {
  note: NoteView;
  colleagues: string[];
  /** What the page calls its block. */
  where: string | undefined;
}

function OneNote({ note, colleagues, where, goTo, articleId }: NoteProps) {
  const { id, block, author, at, done, mayDelete } = note;
  return (
    <li id={`note-${id}`} data-done={done ? '' : undefined}>
      <p className="row xs mut">
        <b>{author}</b>
        <span>{at}</span>
        {block && where && goTo && (
          <button type="button" className="btn quiet sm" onClick={() => goTo(block)}>
            {where}
          </button>
        )}
        {block && where && !goTo && <a href={`/newsroom/articles/${articleId}#block:${block}`}>{where}</a>}
        {block && !where && <span>about a block that is gone</span>}
      </p>
      <p className="said" dir="auto">
        {partsOf(note.text, colleagues).map(({ kind, text }, at) =>
          kind === 'words' ? (
            text
          ) : kind === 'name' ? (
            <b key={at}>{text}</b>
          ) : (
            <a key={at} href={text} target="_blank" rel="noopener noreferrer nofollow">
              {text}
            </a>
          ),
        )}
      </p>
      <div className="row">
        {done && <span className="xs mut">Done: {done}</span>}
        <OneButton action={settleNoteAction} id={id} name="done" value={done ? 'no' : 'yes'}>
          {done ? 'Not done' : 'Done'}
        </OneButton>
        {mayDelete && (
          <OneButton action={deleteNoteAction} id={id}>
            Delete
          </OneButton>
        )}
      </div>
    </li>
  );
}

interface OneButtonProps {
  action: typeof settleNoteAction;
  id: number;
  name?: string;
  value?: string;
  children: string;
}

function OneButton({ action, id, name, value, children }: OneButtonProps) {
  const [answer, send] = useActionState(action, {});
  return (
    <form action={send}>
      <input type="hidden" name="id" value={id} />
      {name && <input type="hidden" name={name} value={value} />}
      <button className="btn quiet sm">{children}</button>
      {answer.problem && <span role="alert">{answer.problem}</span>}
    </form>
  );
}
