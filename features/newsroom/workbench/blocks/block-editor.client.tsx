'use client';
import { DOMSerializer } from '@tiptap/pm/model';
import { Selection, TextSelection } from '@tiptap/pm/state';
import { type EditorView } from '@tiptap/pm/view';
import { type Editor, EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { type Command, commandOf } from '@/features/newsroom/workbench/keys';
import {
  extensionsFor,
  fromEditor,
  toEditor,
} from '@/features/newsroom/workbench/blocks/block-editor-schema';
import { plainText } from '@/lib/text/plain-text';
import { cleanPaste, cleanPlainPaste, type Pasted } from '@/features/newsroom/workbench/blocks/clean-paste';

/** Where the caret goes when a block is opened. */
export type Caret = 'start' | 'end' | number | { left: number; top: number };

/** What the text asks of the bench; each answers whether it did something. */
export interface EditorAsks {
  write: (html: string) => void;
  split: (before: string, after: string) => boolean;
  mergeUp: () => boolean;
  leaveBy: (direction: -1 | 1) => boolean;
  paste: (before: string, after: string, blocks: Pasted[]) => boolean;
  /** A key of the story, not of the text. */
  run: (command: Command) => void;
  /** A key while the insert menu is open. */
  menuKey: (key: string) => boolean;
}

interface Props {
  block: { kind: string; html: string; attributes: Record<string, unknown> };
  caret: Caret;
  language: string;
  direction: 'ltr' | 'rtl';
  label: string;
  asks: EditorAsks;
}

/**
 * The text of the one block that is being written. All others are plain HTML. It stands and has the focus when the key
 * that opened it has been handled, so the next key is already its own.
 */
export function BlockEditor({ block, caret, language, direction, label, asks }: Props) {
  const latest = useRef({ asks, html: block.html });
  useEffect(() => {
    latest.current.asks = asks;
  });
  const editor = useEditor(
    {
      ...{ extensions: extensionsFor(block.kind), content: toEditor(block), injectCSS: false },
      ...{ immediatelyRender: true, shouldRerenderOnTransaction: false },
      editorProps: {
        attributes: {
          lang: language,
          dir: direction,
          spellcheck: 'true',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
        },
        handleKeyDown: (view, event) => pressed(view, event, block.kind, latest.current.asks),
        handlePaste: (view, event) => pasted(view, event, latest.current.asks, block.kind),
      },
      onUpdate: ({ editor: changed }) => {
        const html = fromEditor(block.kind, changed.getHTML());
        latest.current.html = html;
        latest.current.asks.write(html);
      },
    },
    // Made once: options set anew while an arrow key is under way put the caret back where it was.
    ['once'],
  );
  const opensAt = useRef(caret);
  useLayoutEffect(() => {
    place(editor, opensAt.current);
  }, [editor]);
  useEffect(() => {
    // Somebody else's text, or an answer to a point: in it goes, and the caret stays where it was.
    // The server folds spaces; that alone must not take the space just typed.
    if (plainText(latest.current.html) === plainText(block.html)) return;
    latest.current.html = block.html;
    const { from, to } = editor.state.selection;
    editor.commands.setContent(toEditor(block), { emitUpdate: false });
    editor.commands.setTextSelection({ from, to });
  }, [editor, block]);
  return <EditorContent editor={editor} className="writing" />;
}

/** At once: TipTap's own focus waits for a frame, and takes back what a quick hand did in between. */
function place({ view }: Editor, caret: Caret) {
  const { doc, tr } = view.state;
  const at = positionOf(view, caret);
  const opened =
    at === null ? Selection.atEnd(doc) : Selection.near(doc.resolve(Math.min(at, doc.content.size)));
  view.dispatch(tr.setSelection(opened));
  view.focus();
}

/** A position of ProseMirror's: characters count from 1, for the block begins at 0. Null: the end. */
function positionOf(view: EditorView, caret: Caret): number | null {
  if (caret === 'end') return null;
  if (caret === 'start') return 0;
  return typeof caret === 'number' ? caret + 1 : (view.posAtCoords(caret)?.pos ?? null);
}

const DECIDES = new Set(['Enter', 'Backspace', 'ArrowUp', 'ArrowDown']);

/** Browsers tell of a moved caret a frame later. A key that comes sooner finds it where it stands on the screen. */
function readCaret(view: EditorView) {
  const shown = view.dom.ownerDocument.getSelection();
  if (!shown?.anchorNode || !shown.focusNode || !view.dom.contains(shown.anchorNode)) return;
  const { doc, selection, tr } = view.state;
  const [anchor, head] = [
    view.posAtDOM(shown.anchorNode, shown.anchorOffset),
    view.posAtDOM(shown.focusNode, shown.focusOffset),
  ];
  if (anchor === selection.anchor && head === selection.head) return;
  view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(anchor), doc.resolve(head))));
}

function pressed(view: EditorView, event: KeyboardEvent, kind: string, asks: EditorAsks): boolean {
  if (event.isComposing) return false;
  if (!event.ctrlKey && asks.menuKey(event.key)) return true;
  const command = commandOf(event, 'text');
  if (command) {
    asks.run(command);
    return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (DECIDES.has(event.key)) readCaret(view);
  const { selection, doc } = view.state;
  const single = kind === 'paragraph' || kind === 'heading' || kind === 'quote';
  if (event.key === 'Enter' && !event.shiftKey && single) {
    const { before, after } = around(view);
    return asks.split(before, after);
  }
  if (event.key === 'Backspace' && selection.empty && selection.from <= 1 && single) return asks.mergeUp();
  if (
    event.key === 'ArrowUp' &&
    selection.empty &&
    view.endOfTextblock('up') &&
    selection.$from.index(0) === 0 &&
    single
  )
    return asks.leaveBy(-1);
  if (event.key === 'ArrowDown' && selection.empty && selection.to >= doc.content.size - 1 && single)
    return asks.leaveBy(1);
  return false;
}

function pasted(view: EditorView, event: ClipboardEvent, asks: EditorAsks, kind: string): boolean {
  const html = event.clipboardData?.getData('text/html') ?? '';
  const text = event.clipboardData?.getData('text/plain') ?? '';
  const blocks = html
    ? cleanPaste(new DOMParser().parseFromString(html, 'text/html').body)
    : cleanPlainPaste(text);
  const [only] = blocks;
  if (!only) return html !== '';
  const single = kind === 'paragraph' || kind === 'heading' || kind === 'quote';
  if (single && (blocks.length > 1 || only.kind !== 'paragraph')) {
    const { before, after } = around(view);
    return asks.paste(before, after, blocks);
  }
  const inline = blocks
    .map((one) => (one.kind === 'paragraph' ? one.html : `<p>${one.html}</p>`))
    .join('<br>');
  view.pasteHTML(inline, new ClipboardEvent('paste'));
  return true;
}

/** The block's HTML before and behind what is selected. */
function around(view: EditorView): { before: string; after: string } {
  const { doc, selection, schema } = view.state;
  const serializer = DOMSerializer.fromSchema(schema);
  const part = (from: number, to: number) => {
    const holder = document.createElement('div');
    holder.appendChild(serializer.serializeFragment(doc.slice(from, to).content));
    return fromEditor('paragraph', holder.innerHTML);
  };
  return { before: part(0, selection.from), after: part(selection.to, doc.content.size) };
}
