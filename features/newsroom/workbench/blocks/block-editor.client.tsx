'use client';
import { type Editor, EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import {
  extensionsFor,
  fromEditor,
  toEditor,
} from '@/features/newsroom/workbench/blocks/block-editor-schema';
import type { Pasted } from '@/features/newsroom/workbench/blocks/clean-paste';
import { type Caret, placeCaret } from '@/features/newsroom/workbench/blocks/place-caret';
import { type KeyAsks, pressKey, replayKeys } from '@/features/newsroom/workbench/blocks/press-key';
import { isSameText } from '@/features/newsroom/workbench/blocks/same-text';
import { takeDrop, takePaste } from '@/features/newsroom/workbench/blocks/take-paste';

/** What the text asks of the bench. */
export interface EditorAsks extends KeyAsks {
  write: (html: string) => void;
  paste: (before: string, after: string, blocks: Pasted[]) => boolean;
  say: (sentence: string) => void;
  /** It stands open, and takes the focus whenever it is asked to; null: closed. */
  opens: (text: { focus: () => void } | null) => void;
  /** The next key that was typed before it stood open. */
  takeAhead: () => string | undefined;
  /** Whether this is still the text that is written in. */
  isHere: () => boolean;
}

interface Props {
  block: { kind: string; html: string; attributes: Record<string, unknown> };
  /** A headline or standfirst: words alone. */
  isField: boolean;
  /** Where the caret goes; a new object whenever it is wanted somewhere. */
  opening: { caret: Caret };
  language: string;
  direction: 'ltr' | 'rtl';
  label: string;
  asks: EditorAsks;
}

/**
 * The text of the one block that is being written. All others are plain HTML. It stands and has the focus when the key
 * that opened it has been handled, so the next key is already its own. Undo is the story's, not this block's.
 */
export function BlockEditor({ block, isField, opening, language, direction, label, asks }: Props) {
  const latest = useRef({ asks, html: block.html });
  useEffect(() => {
    latest.current.asks = asks;
  });
  const takes = () => ({ kind: block.kind, isField, ...latest.current.asks });
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
        handleKeyDown: (view, event) => pressKey(view, event, block.kind, latest.current.asks),
        handlePaste: (view, event) => takePaste(view, event.clipboardData, takes()),
        handleDrop: (view, event, _, moved) => !moved && takeDrop(view, event, takes()),
        handleDOMEvents: { beforeinput: (_, event) => turnBack(event, latest.current.asks) },
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
  useLayoutEffect(() => {
    // Somebody else's text, an answer to a point, or an undo: in it goes, and the caret stays where it was. The server
    // folds spaces; that alone must not take the space just typed.
    if (isSameText(latest.current.html, block.html)) return;
    latest.current.html = block.html;
    const { from, to } = editor.state.selection;
    editor.commands.setContent(toEditor(block), { emitUpdate: false });
    editor.commands.setTextSelection({ from, to });
  }, [editor, block]);
  usePlacing(editor, opening, asks);
  return <EditorContent editor={editor} className="writing" />;
}

/** The caret goes where it is wanted: when the text opens, and when an undo says where it changed. */
function usePlacing(editor: Editor, opening: { caret: Caret }, asks: EditorAsks) {
  const first = useRef(asks);
  useLayoutEffect(() => {
    const { opens } = first.current;
    opens({ focus: () => editor.view.focus() });
    return () => opens(null);
  }, [editor]);
  useLayoutEffect(() => {
    placeCaret(editor.view, opening.caret);
    const { takeAhead, isHere } = first.current;
    replayKeys(editor.view, takeAhead, () => !editor.isDestroyed && isHere());
  }, [editor, opening]);
}

/** The undo of a menu, or of a shaken phone, is the story's too. */
function turnBack(event: InputEvent, { run }: EditorAsks): boolean {
  const command = TURNS[event.inputType];
  if (!command) return false;
  event.preventDefault();
  run(command);
  return true;
}

const TURNS: Readonly<Record<string, 'undo' | 'redo'>> = { historyUndo: 'undo', historyRedo: 'redo' };
