import { type EditorView } from '@tiptap/pm/view';
import { readCaret } from '@/features/newsroom/workbench/blocks/place-caret';
import { around } from '@/features/newsroom/workbench/blocks/take-paste';
import { type Command, commandOf } from '@/features/newsroom/workbench/typing/keys';

/** What keys of a text ask of the bench; each answers whether it did something. */
export interface KeyAsks {
  split: (before: string, after: string) => boolean;
  mergeUp: () => boolean;
  leaveBy: (direction: -1 | 1) => boolean;
  /** A key of the story, not of the text. */
  run: (command: Command) => void;
  /** A key while the insert menu is open. */
  menuKey: (key: string) => boolean;
}

const DECIDES = new Set(['Enter', 'Backspace', 'ArrowUp', 'ArrowDown']);

/** A key in a text: the story's own come first, then what goes beyond this one block. */
export function pressKey(view: EditorView, event: KeyboardEvent, kind: string, asks: KeyAsks): boolean {
  if (event.isComposing) return false;
  if (!event.ctrlKey && asks.menuKey(event.key)) return true;
  const command = commandOf(event, 'text');
  if (command) {
    asks.run(command);
    return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
  const single = kind === 'paragraph' || kind === 'heading' || kind === 'quote';
  return single && pressEdge(view, event.key, asks);
}

/** Enter, and the keys that leave a block at its edges. */
function pressEdge(view: EditorView, key: string, asks: KeyAsks): boolean {
  if (!DECIDES.has(key)) return false;
  readCaret(view);
  const { selection, doc } = view.state;
  if (key === 'Enter') {
    const { before, after } = around(view);
    return asks.split(before, after);
  }
  if (!selection.empty) return false;
  if (key === 'Backspace') return selection.from <= 1 && asks.mergeUp();
  if (key === 'ArrowDown') return selection.to >= doc.content.size - 1 && asks.leaveBy(1);
  return view.endOfTextblock('up') && selection.$from.index(0) === 0 && asks.leaveBy(-1);
}

/** Types what was typed before this text stood open. Enter goes on in the next block, with the rest. */
export function replayKeys(view: EditorView, take: () => string | undefined, isOpen: () => boolean): void {
  let run = '';
  const put = () => {
    if (run !== '') view.dispatch(view.state.tr.insertText(run).scrollIntoView());
    run = '';
  };
  while (isOpen()) {
    const key = take();
    if (key?.length === 1) {
      run += key;
      continue;
    }
    put();
    if (key === undefined) return;
    view.dom.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    const { selection, tr } = view.state;
    if (key === 'Backspace' && isOpen() && selection.from > 1)
      view.dispatch(selection.empty ? tr.delete(selection.from - 1, selection.from) : tr.deleteSelection());
  }
}
