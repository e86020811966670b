import { type LookOf, said } from '@/features/newsroom/workbench/blocks/paste/read-style';

const DROPPED = new Set([
  ...['SCRIPT', 'STYLE', 'META', 'LINK', 'TITLE', 'HEAD', 'BASE', 'TEMPLATE', 'NOSCRIPT', 'COL', 'COLGROUP'],
  ...['SVG', 'IFRAME', 'OBJECT', 'EMBED', 'VIDEO', 'AUDIO', 'CANVAS', 'MAP', 'ANNOTATION'],
  ...['BUTTON', 'INPUT', 'SELECT', 'DATALIST', 'TEXTAREA', 'OPTION', 'PROGRESS', 'METER'],
  ...['RT', 'RP'], // how a word is read, in small letters above it
  // Struck out, or taken out while changes were tracked: no longer the text.
  ...['DEL', 'S', 'STRIKE', 'W:DEL', 'W:DELTEXT', 'W:MOVEFROM', 'W:COMMENT', 'W:INSTRTEXT', 'O:P', 'XML'],
]);

/** Words that classes of Word, Word Online, CKEditor and web pages have for what is deleted, a comment, or for screen readers. */
const HIDDEN_CLASSES = new Set([
  ...['msodel', 'msomovefrom', 'trackchangetextdeletion', 'ck-suggestion-marker-deletion', 'w:del'],
  ...['msocommentreference', 'msocomanchor', 'msocomtxt', 'msocommenttext', 'msocommentsubject', 'msocomoff'],
  ...['commentreference', 'sr-only', 'visually-hidden', 'visuallyhidden', 'screen-reader-text', 'mso-hide'],
  'apple-interchange-newline',
]);

/** Whether something is in a clipboard that its reader never saw, or had struck out. */
export function isLeftOut(element: Element, lookOf: LookOf): boolean {
  if (DROPPED.has(element.tagName.toUpperCase()) || element.hasAttribute('hidden')) return true;
  const classes = (element.getAttribute('class') ?? '').toLowerCase().split(/\s+/);
  if (classes.some((word) => HIDDEN_CLASSES.has(word))) return true;
  if (isDocsComment(element)) return true;
  return isHiddenLook(lookOf(element));
}

function isHiddenLook(look: string): boolean {
  if (look === '') return false;
  const isWordsComment = /comment(?:-list)?$/.test(said(look, 'mso-element'));
  return (
    isWordsComment ||
    said(look, 'display') === 'none' ||
    /^0(?:\.0+)?(?:[a-z]+|%)?$/.test(said(look, 'font-size')) ||
    said(look, 'mso-hide') === 'all' ||
    said(look, 'mso-list') === 'ignore' ||
    ['hidden', 'collapse'].includes(said(look, 'visibility')) ||
    said(look, 'text-decoration').includes('line-through') ||
    said(look, 'text-decoration-line').includes('line-through') ||
    said(look, 'mso-special-character') === 'comment' ||
    /^rect\(\s*[01](?:px)?[\s,]+[01](?:px)?/.test(said(look, 'clip'))
  );
}

/** Google Docs marks a comment as a letter that leads to `#cmnt1`, and puts the comments below the text. */
function isDocsComment(element: Element): boolean {
  const tag = element.tagName.toUpperCase();
  if (tag === 'A') return element.getAttribute('href')?.startsWith('#cmnt') ?? false;
  if (tag !== 'DIV') return false;
  return element.querySelector(':scope > p > a[href^="#cmnt_ref"], :scope > a[href^="#cmnt_ref"]') !== null;
}

/** How many pictures, films and embedded things stand in a paste that our stories take from Media only. */
export function countPictures(body: Element, lookOf: LookOf): number {
  const shown = [...body.querySelectorAll('img, video, iframe, object')].filter(
    (element) => !isTiny(element) && emojiOf(element) === '' && !isLeftOutAbove(element, lookOf),
  );
  return shown.length;
}

/** A picture that stands for a character: its text. */
export function emojiOf(element: Element): string {
  const alt = element.tagName.toUpperCase() === 'IMG' ? (element.getAttribute('alt') ?? '') : '';
  return alt.length <= 20 && /^[\p{Extended_Pictographic}\p{Emoji_Component}]+$/u.test(alt) ? alt : '';
}

function isTiny(element: Element): boolean {
  return ['width', 'height'].some((side) => /^[01]$/.test(element.getAttribute(side) ?? ''));
}

function isLeftOutAbove(element: Element, lookOf: LookOf): boolean {
  for (let at = element.parentElement; at; at = at.parentElement) if (isLeftOut(at, lookOf)) return true;
  return said(lookOf(element), 'display') === 'none';
}
