import type { Piece } from '@/features/search/schema';

const BEFORE = 0.3;

/**
 * At most about `most` letters of a marked text, around the first mark, or around `share` of its length where nothing
 * is marked; whole words where there are spaces, an ellipsis where something was left out.
 */
export function cutAround(pieces: readonly Piece[], most: number, share = 0): Piece[] {
  const text = pieces.map((piece) => piece.text).join('');
  if (text.length <= most * 1.3) return pieces.filter((piece) => piece.text !== '');
  const centre = firstMark(pieces) ?? Math.floor(share * text.length);
  const start = wordStart(text, Math.min(centre - most * BEFORE, text.length - most));
  const end = start + most >= text.length ? text.length : wordEnd(text, start + most);
  let at = 0;
  const kept = pieces.flatMap((piece) => {
    const from = at;
    at += piece.text.length;
    const part = piece.text.slice(Math.max(0, start - from), Math.max(0, end - from));
    return part ? [{ ...piece, text: part }] : [];
  });
  const ellipsis = { text: '…', marked: false };
  return [...(start > 0 ? [ellipsis] : []), ...kept, ...(end < text.length ? [ellipsis] : [])];
}

/** Where in a text its first mark stands, as a share of its length. */
export function shareOfMark(pieces: readonly Piece[]): number {
  const length = pieces.reduce((sum, { text }) => sum + text.length, 0);
  return (firstMark(pieces) ?? 0) / Math.max(1, length);
}

function firstMark(pieces: readonly Piece[]): number | null {
  let at = 0;
  for (const { text, marked } of pieces) {
    if (marked) return at;
    at += text.length;
  }
  return null;
}

const NEAR = 24;

function wordStart(text: string, wanted: number): number {
  const at = Math.max(0, Math.floor(wanted));
  if (at === 0) return 0;
  const space = text.indexOf(' ', at);
  const start = space >= 0 && space - at < NEAR ? space + 1 : at;
  return isLowSurrogate(text, start) ? start + 1 : start;
}

function wordEnd(text: string, wanted: number): number {
  const space = text.lastIndexOf(' ', wanted);
  const end = wanted - space < NEAR ? space : wanted;
  return isLowSurrogate(text, end) ? end - 1 : end;
}

function isLowSurrogate(text: string, at: number): boolean {
  return /^[\uDC00-\uDFFF]/.test(text.slice(at, at + 1));
}
