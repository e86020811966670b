import { stripEnds } from '@/lib/text/strip-ends';
import { countPictures } from '@/features/newsroom/workbench/blocks/paste/leave-out';
import { linesOf, type Pasted, Reading } from '@/features/newsroom/workbench/blocks/paste/reading';
import { readLooks } from '@/features/newsroom/workbench/blocks/paste/read-style';
import { escapeHtml } from '@/lib/text/escape-html';

export type { Pasted };

/**
 * Blocks from the body of a pasted document, as Word, Google Docs, LibreOffice, Apple's programs and web pages write it:
 * words, links, bold, italic, headings, lists, quotes and tables stay. Fonts, colours, everything that runs, what was
 * struck out or deleted, comments and hidden text do not. No two words that stood apart are joined.
 */
export function cleanPaste(body: Element): Pasted[] {
  return new Reading(readLooks(body)).read(body);
}

/** The same words as lines, for places that hold no blocks: a headline, a cell, a point of a list. */
export function pastedLines(blocks: readonly Pasted[]): string[] {
  return blocks.flatMap(linesOf);
}

/** How many pictures and films a paste holds; they are not taken along, and that is said. */
export function picturesIn(body: Element): number {
  return countPictures(body, readLooks(body));
}

/** A paste without markup: an empty line parts paragraphs; single line breaks stay. */
export function cleanPlainPaste(text: string): Pasted[] {
  return text
    .replace(/\r\n?|\u2028/g, '\n')
    .replace(/\u2029/g, '\n\n')
    .replace(/[\0\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split(/\n(?:[^\S\n]*\n)+/)
    .map((part) => stripEnds(part, /\n/))
    .filter((part) => part.trim() !== '')
    .map((part) => ({
      kind: 'paragraph',
      html: escapeHtml(part)
        .split('\n')
        .map((line, at, lines) => (at < lines.length - 1 ? line.trimEnd() : line))
        .join('<br>'),
      attributes: {},
    }));
}
