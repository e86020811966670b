import { type LookOf, said } from '@/features/newsroom/workbench/blocks/paste/read-style';

const BLOCKS = new Set([
  ...['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'UL', 'OL', 'LI', 'TABLE', 'BLOCKQUOTE', 'HR', 'PRE'],
  ...[
    'FIGURE',
    'FIGCAPTION',
    'CAPTION',
    'TR',
    'TBODY',
    'THEAD',
    'TFOOT',
    'DIV',
    'SECTION',
    'ARTICLE',
    'MAIN',
  ],
  ...['BODY', 'HTML', 'HEADER', 'FOOTER', 'ASIDE', 'NAV', 'CENTER', 'DD', 'DT', 'DL', 'ADDRESS', 'DETAILS'],
  ...['SUMMARY', 'FORM', 'FIELDSET', 'LEGEND', 'HGROUP', 'DIALOG', 'MENU', 'DIR', 'SEARCH'],
]);
const BLOCK_DISPLAY = /^(?:block|flex|grid|table|table-row|table-caption|list-item|flow-root|-webkit-box)\b/;

/** Whether an element stands on lines of its own: by its name, by its style, or as a part of a flexible box. */
export function isBlock(element: Element, lookOf: LookOf): boolean {
  const look = lookOf(element);
  const display = said(look, 'display');
  if (BLOCK_DISPLAY.test(display)) return true;
  const isNamed = BLOCKS.has(element.tagName.toUpperCase());
  if (isNamed && !/^(?:inline|contents)/.test(display)) return true;
  if (isNamed && /^(?:P|H\d|LI|[UO]L|TABLE|BLOCKQUOTE|PRE)$/i.test(element.tagName)) return true;
  if (/^(?:left|right)$/.test(said(look, 'float')) || /^(?:absolute|fixed)$/.test(said(look, 'position')))
    return element.textContent.trim().length > 1; // one letter: a drop cap, which belongs to what follows
  const { parentElement } = element;
  return parentElement !== null && /^(?:inline-)?(?:flex|grid)/.test(said(lookOf(parentElement), 'display'));
}

/** Whether an element, within a line, stands apart from the words beside it. */
export function partsWords(element: Element, lookOf: LookOf): boolean {
  const display = said(lookOf(element), 'display');
  return /^(?:inline-(?:block|flex|grid|table)|table-cell)/.test(display) || /^T[DH]$/i.test(element.tagName);
}
