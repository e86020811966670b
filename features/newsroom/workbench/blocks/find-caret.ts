import type { Caret } from '@/features/newsroom/workbench/blocks/place-caret';

const HOLDERS = new Set(['UL', 'OL', 'TABLE', 'TBODY', 'THEAD', 'TR', 'DIV']);

/**
 * The caret, or the stretch that was just selected, in a text that nobody writes in yet, as numbers of letters: what is
 * opened may stand elsewhere on the screen than what was clicked. `end`: below or beside the words.
 */
export function caretIn(words: Element, point: { clientX: number; clientY: number }): Caret {
  const selection = words.ownerDocument.getSelection();
  if (selection && !selection.isCollapsed && selection.anchorNode && selection.focusNode) {
    const anchor = lettersTo(words, selection.anchorNode, selection.anchorOffset);
    const head = lettersTo(words, selection.focusNode, selection.focusOffset);
    if (anchor !== null && head !== null && anchor !== head) return { anchor, head };
  }
  const at = nodeAt(words.ownerDocument, point);
  return (at && lettersTo(words, at.node, at.offset)) ?? 'end';
}

function nodeAt(page: Document, { clientX, clientY }: { clientX: number; clientY: number }) {
  // Not in every browser: in an older one the caret goes to the end.
  if (!('caretPositionFromPoint' in page)) return null;
  const at = page.caretPositionFromPoint(clientX, clientY);
  return at && { node: at.offsetNode, offset: at.offset };
}

function lettersTo(words: Element, node: Node, offset: number): number | null {
  if (!words.contains(node)) return null;
  const before = words.ownerDocument.createRange();
  before.setStart(words, 0);
  before.setEnd(node, offset);
  return countLetters(before.cloneContents());
}

function countLetters(holder: Node): number {
  let letters = 0;
  for (const node of holder.childNodes) {
    if (node.nodeName === 'BR') letters += 1;
    else if (node.nodeType !== 3) letters += countLetters(node);
    else if (!HOLDERS.has(holder.nodeName) || (node.nodeValue ?? '').trim() !== '')
      letters += node.nodeValue?.length ?? 0;
  }
  return letters;
}
