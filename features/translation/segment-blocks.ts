import type { Block, BlockAttributes } from '@/lib/blocks';
import { sanitizeInline } from '@/lib/text/sanitize-inline';
import { spaceTags } from '@/features/translation/space-tags';
import { escapeHtml } from '@/lib/text/escape-html';

/** A piece of a document that an engine sees at once, and the place it came from. */
interface Segment {
  text: string;
  format: 'text' | 'html';
}

/** What of a document is translated, and how the results make a document again. */
export interface Segmented<T> {
  segments: Segment[];
  join: (results: string[]) => T;
}

const MARKUP = /<[a-z]/i;

/**
 * Cuts blocks into segments: a paragraph is one, each item of a list, each cell of a table and its title is one, a picture's
 * caption and alt text are one each. Plain paragraphs go as plain text, which engines do best; those with links or
 * emphasis as HTML. `join` puts translated segments back in the same structure.
 */
export function segmentBlocks<T extends Block>(blocks: T[]): Segmented<T[]> {
  const parts = blocks.map(segmentBlock);
  return {
    segments: parts.flatMap((part) => part.segments),
    join: (results) => {
      let at = 0;
      return parts.map((part, index) => {
        const own = results.slice(at, (at += part.segments.length));
        const block = blocks[index];
        if (!block) throw new RangeError('a block without its segments');
        return { ...block, ...part.join(own) };
      });
    },
  };
}

type Joined = Partial<Pick<Block, 'text' | 'html' | 'attributes'>>;

function segmentBlock(block: Block): Segmented<Joined> {
  if (block.kind === 'picture' || block.kind === 'gallery') return segmentPictures(block.attributes);
  if (block.kind === 'list' || block.kind === 'table' || block.kind === 'fact_box')
    return withTitle(block, segmentCells(block));
  if (block.kind === 'divider' || block.kind === 'embed' || block.text === '')
    return { segments: [], join: () => ({}) };
  if (MARKUP.test(block.html)) {
    return {
      segments: [{ text: unbroken(block.html), format: 'html' }],
      join: ([html = '']) => inlineOf(spaceTags(sanitizeInline(html), block.html)),
    };
  }
  return {
    segments: [{ text: unbroken(block.text), format: 'text' }],
    join: ([text = '']) => ({ text, html: escapeHtml(text) }),
  };
}

function inlineOf(html: string): Joined {
  return { html, text: plain(html) };
}

/** The title of a table or fact box, and what stands below it. */
function withTitle({ attributes }: Block, cells: Segmented<Joined>): Segmented<Joined> {
  const { title } = attributes;
  if (!title) return cells;
  return {
    segments: [{ text: title, format: 'text' }, ...cells.segments],
    join: ([translated = '', ...rest]) => ({
      ...cells.join(rest),
      attributes: { ...attributes, title: translated.slice(0, 500) },
    }),
  };
}

function segmentCells(block: Block): Segmented<Joined> {
  const pieces = cutCells(block.html);
  const cells = pieces.flatMap((piece, at) => (at % 4 === 2 && plain(piece) ? [at] : []));
  return {
    segments: cells.map((at) => segmentOf(pieces[at] ?? '')),
    join: (results) => {
      const filled = [...pieces];
      cells.forEach((at, index) => {
        const result = results[index] ?? '';
        const cell = pieces[at] ?? '';
        filled[at] = MARKUP.test(cell) ? spaceTags(sanitizeInline(result), cell) : escapeHtml(result);
      });
      return { html: filled.join(''), text: plain(filled.join(' ')) };
    },
  };
}

/** What stands around a cell, its tag, its words, its end, and so on; of cells in each other the first end counts. */
function cutCells(html: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const opening of html.matchAll(/<(?:li|td|th)\b[^<>]*>/g)) {
    if (opening.index < from) continue;
    const start = opening.index + opening[0].length;
    const ending = /<\/(?:li|td|th)>/g;
    ending.lastIndex = start;
    const end = ending.exec(html);
    if (!end) break; // nor has any that follows
    pieces.push(html.slice(from, opening.index), opening[0], html.slice(start, end.index), end[0]);
    from = ending.lastIndex;
  }
  return [...pieces, html.slice(from)];
}

function segmentOf(html: string): Segment {
  return MARKUP.test(html) ? { text: unbroken(html), format: 'html' } : { text: plain(html), format: 'text' };
}

function segmentPictures(attributes: BlockAttributes): Segmented<Joined> {
  const pictures = attributes.pictures ?? [];
  const words = [...new Set(pictures.flatMap(({ caption, alt }) => [caption, alt]).filter(Boolean))];
  return {
    segments: words.map((text) => ({ text, format: 'text' })),
    join: (results) => {
      const english = new Map(words.map((word, at) => [word, results[at] ?? word]));
      const translated = pictures.map((picture) => ({
        ...picture,
        caption: english.get(picture.caption) ?? '',
        alt: english.get(picture.alt) ?? '',
      }));
      return { attributes: { ...attributes, pictures: translated } };
    },
  };
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

/** Without the places where a word may break (U+00AD): an engine takes them for letters. */
function unbroken(text: string): string {
  return text.replace(/\u00ad|&shy;/g, '');
}

function plain(html: string): string {
  return unbroken(html)
    .replace(/<[^<>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}
