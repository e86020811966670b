import { isEmbed, readEmbed } from '@/features/wire/html/read-embed';
import { readFigure, readGallery } from '@/features/wire/html/read-figure';
import { readLine, readLines } from '@/features/wire/html/read-inline';
import { isGlyph, isPixel, readPicture } from '@/features/wire/html/read-picture';
import { isDataTable, isPlainList, readList, readTable } from '@/features/wire/html/read-rows';
import {
  INLINE_TAGS,
  isElement,
  textIn,
  type HtmlElement,
  type HtmlNode,
} from '@/features/wire/html/read-tree';
import type { Block } from '@/lib/blocks';

/** What a walk through a tree carries along. */
interface Place {
  base: string | null;
  /** What a line of text becomes here. */
  kind: 'paragraph' | 'quote';
  /** Elements with something block-like inside, found once before the walk. */
  holders: Set<HtmlNode>;
}

/** The blocks of a sanitised tree, in reading order, none of them empty. */
export function splitBlocks(nodes: HtmlNode[], base: string | null): Block[] {
  const holders = new Set<HtmlNode>();
  nodes.forEach((node) => noteHolders(node, holders));
  const blocks = walk(nodes, { base, kind: 'paragraph', holders });
  return blocks.filter((block, at) => block.kind !== 'divider' || isBetween(blocks, at));
}

function walk(nodes: HtmlNode[], place: Place): Block[] {
  const blocks: Block[] = [];
  let run: HtmlNode[] = [];
  const endRun = () => {
    for (const line of readLines(run, place.base)) blocks.push({ kind: place.kind, ...line, attributes: {} });
    run = [];
  };
  for (const node of nodes) {
    if (isInline(node, place)) run.push(node);
    else if (isElement(node) && !(node.name === 'img' && isPixel(node))) {
      endRun();
      blocks.push(...readElement(node, place));
    }
  }
  endRun();
  return blocks;
}

function isInline(node: HtmlNode, { holders }: Place): boolean {
  if (!isElement(node)) return textIn(node) !== null;
  if (node.name === 'img') return isGlyph(node);
  return INLINE_TAGS.has(node.name) && !holders.has(node);
}

function readElement(element: HtmlElement, place: Place): Block[] {
  const { name, children } = element;
  const { base } = place;
  if (/^h[1-6]$/.test(name) && !place.holders.has(element)) return readHeading(element, base);
  if (isEmbed(element)) return some(readEmbed(element, base));
  if (name === 'blockquote') return walk(children, { ...place, kind: 'quote' });
  if (name === 'figure' || /(?:^|\s)wp-caption(?:$|\s)/.test(element.attribs.class ?? '')) {
    const figure = readFigure(element, base);
    return figure.length ? figure : walk(children, place);
  }
  if (name === 'img') {
    const picture = readPicture(element, base);
    return picture ? [{ kind: 'picture', text: '', html: '', attributes: { pictures: [picture] } }] : [];
  }
  if (name === 'hr') return [{ kind: 'divider', text: '', html: '', attributes: {} }];
  const gallery = readGallery(element, base);
  if (gallery) return [gallery];
  if ((name === 'ul' || name === 'ol') && isPlainList(element)) return some(readList(element, base));
  if (name === 'table' && isDataTable(element)) return some(readTable(element, base));
  if (name === 'pre') return readPreformatted(element);
  return walk(children, place);
}

/** `h1` is the headline's, so a document starts at level 2; below 4 nobody sees a difference. */
function readHeading({ name, children }: HtmlElement, base: string | null): Block[] {
  const line = readLine(children, base);
  const level = Math.min(4, Math.max(2, Number(name.slice(1))));
  return line.text ? [{ kind: 'heading', ...line, attributes: { level } }] : [];
}

function readPreformatted({ children }: HtmlElement): Block[] {
  const line = readLine(children, null);
  return line.text
    ? [{ kind: 'paragraph', text: line.text, html: `<code>${line.html}</code>`, attributes: {} }]
    : [];
}

/** Marks every element that holds a block or a picture, at any depth, so that a link around a figure is not one line. */
function noteHolders(node: HtmlNode, holders: Set<HtmlNode>): boolean {
  if (!isElement(node)) return false;
  const inside = node.children.map((child) => noteHolders(child, holders)).some(Boolean);
  if (inside) holders.add(node);
  return inside || (node.name === 'img' ? !isGlyph(node) && !isPixel(node) : !INLINE_TAGS.has(node.name));
}

function isBetween(blocks: Block[], at: number): boolean {
  return (
    at > 0 &&
    blocks[at - 1]?.kind !== 'divider' &&
    blocks.slice(at + 1).some(({ kind }) => kind !== 'divider')
  );
}

function some(block: Block | null): Block[] {
  return block ? [block] : [];
}
