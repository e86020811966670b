import { DOMParser as Reader, DOMSerializer } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { type EditorView } from '@tiptap/pm/view';
import { fromEditor } from '@/features/newsroom/workbench/blocks/block-editor-schema';
import {
  cleanPaste,
  cleanPlainPaste,
  type Pasted,
  pastedLines,
  picturesIn,
} from '@/features/newsroom/workbench/blocks/clean-paste';
import { plainText } from '@/lib/text/plain-text';

interface Takes {
  kind: string;
  /** A headline or standfirst: words alone. */
  isField: boolean;
  paste: (before: string, after: string, blocks: Pasted[]) => boolean;
  say: (sentence: string) => void;
}

/** What was pasted, cleaned, goes where the caret is: as blocks below, or as lines where there can be none. */
export function takePaste(view: EditorView, clipboard: DataTransfer | null, takes: Takes): boolean {
  const html = clipboard?.getData('text/html') ?? '';
  const body = html ? new DOMParser().parseFromString(html, 'text/html').body : null;
  const blocks = body ? cleanPaste(body) : cleanPlainPaste(clipboard?.getData('text/plain') ?? '');
  sayPictures(
    (body ? picturesIn(body) : 0) || (blocks.length === 0 ? pictureFiles(clipboard) : 0),
    takes.say,
  );
  const [only] = blocks;
  if (!only) return html !== '';
  if (takes.isField) {
    const words = pastedLines(blocks).map(plainText).join(' ');
    view.dispatch(view.state.tr.insertText(edged(only.html, words)).scrollIntoView().setMeta('paste', true));
    return true;
  }
  const isSingle = takes.kind === 'paragraph' || takes.kind === 'heading' || takes.kind === 'quote';
  if (isSingle && (blocks.length > 1 || only.kind !== 'paragraph')) {
    const { before, after } = around(view);
    return takes.paste(before, after, blocks);
  }
  if (blocks.length === 1 && only.kind === 'paragraph') insertInline(view, only.html);
  else insertLines(view, takes.kind, blocks);
  return true;
}

/** What was dragged in from elsewhere is a paste where it was let go. */
export function takeDrop(view: EditorView, event: DragEvent, takes: Takes): boolean {
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (!at) return false;
  const { doc, tr } = view.state;
  view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(at.pos))));
  event.preventDefault();
  return takePaste(view, event.dataTransfer, takes);
}

/** The block's HTML before and behind what is selected. */
export function around(view: EditorView): { before: string; after: string } {
  const { doc, selection, schema } = view.state;
  const serializer = DOMSerializer.fromSchema(schema);
  const part = (from: number, to: number) => {
    const holder = document.createElement('div');
    holder.appendChild(serializer.serializeFragment(doc.slice(from, to).content));
    return fromEditor('paragraph', holder.innerHTML);
  };
  return { before: part(0, selection.from), after: part(selection.to, doc.content.size) };
}

/** Within a sentence, spaces at the ends as they are. */
function insertInline(view: EditorView, html: string): void {
  const holder = document.createElement('div');
  holder.innerHTML = html;
  const slice = Reader.fromSchema(view.state.schema).parseSlice(holder, { preserveWhitespace: true });
  view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView().setMeta('paste', true));
}

/** As the editor of a list, a table or a fact box holds lines. */
function insertLines(view: EditorView, kind: string, blocks: readonly Pasted[]): void {
  const lines = pastedLines(blocks);
  const [only] = blocks;
  if (kind === 'list') {
    const rows = blocks.map((one) =>
      one.kind === 'list'
        ? one.html
        : pastedLines([one])
            .map((line) => `<li>${line}</li>`)
            .join(''),
    );
    view.pasteHTML(`<ul>${rows.join('')}</ul>`, new ClipboardEvent('paste'));
  } else if (kind === 'table' && blocks.length === 1 && only?.kind === 'table')
    view.pasteHTML(`<table><tbody>${only.html}</tbody></table>`, new ClipboardEvent('paste'));
  else if (kind === 'fact_box')
    view.pasteHTML(lines.map((line) => `<p>${line}</p>`).join(''), new ClipboardEvent('paste'));
  else insertInline(view, lines.join('<br>'));
}

function edged(html: string, words: string): string {
  return `${/^[ \u00a0]/.test(html) ? ' ' : ''}${words}${/[ \u00a0]$/.test(html) ? ' ' : ''}`;
}

function pictureFiles(clipboard: DataTransfer | null): number {
  return [...(clipboard?.files ?? [])].filter(({ type }) => type.startsWith('image/')).length;
}

function sayPictures(count: number, say: (sentence: string) => void): void {
  if (count === 0) return;
  say(
    `${count === 1 ? 'A picture was' : `${count} pictures were`} left out: pictures come from Media, with their rights. Type / in an empty block.`,
  );
}
