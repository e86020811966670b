import { type Node as TextNode } from '@tiptap/pm/model';
import { Selection, TextSelection } from '@tiptap/pm/state';
import { type EditorView } from '@tiptap/pm/view';

/** Where the caret goes when a block is opened: an end, behind so many letters, or a stretch between two such places. */
export type Caret = 'start' | 'end' | number | { anchor: number; head: number };

/** At once: TipTap's own focus waits for a frame, and takes back what a quick hand did in between. */
export function placeCaret(view: EditorView, caret: Caret): void {
  const { doc, tr } = view.state;
  view.dispatch(tr.setSelection(selectionOf(doc, caret)).scrollIntoView());
  view.focus();
}

function selectionOf(doc: TextNode, caret: Caret): Selection {
  if (caret === 'start') return Selection.atStart(doc);
  if (caret === 'end') return Selection.atEnd(doc);
  if (typeof caret === 'number') return Selection.near(doc.resolve(positionAt(doc, caret)));
  const [anchor, head] = [positionAt(doc, caret.anchor), positionAt(doc, caret.head)];
  return TextSelection.between(doc.resolve(anchor), doc.resolve(head));
}

/** The position behind so many letters; a line break counts as one. */
function positionAt(doc: TextNode, letters: number): number {
  let left = letters;
  let at = -1;
  doc.descendants((node, position) => {
    if (at >= 0 || !node.isInline) return at < 0;
    if (left <= node.nodeSize) at = position + left;
    else left -= node.nodeSize;
    return false;
  });
  return at >= 0 ? at : Selection.atEnd(doc).from;
}

/** Browsers tell of a moved caret a frame later. A key that comes sooner finds it where it stands on the screen. */
export function readCaret(view: EditorView): void {
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
