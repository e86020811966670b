import {
  type Around,
  BARE,
  marksWithin,
  Words,
} from '@/features/newsroom/workbench/blocks/paste/inline-words';
import { emojiOf, isLeftOut } from '@/features/newsroom/workbench/blocks/paste/leave-out';
import { type Item, rowsOf } from '@/features/newsroom/workbench/blocks/paste/lists';
import { isBlock, partsWords } from '@/features/newsroom/workbench/blocks/paste/part-words';
import { type LookOf, said } from '@/features/newsroom/workbench/blocks/paste/read-style';

/** A block made from what was pasted. */
export interface Pasted {
  kind: 'paragraph' | 'heading' | 'quote' | 'list' | 'table' | 'divider';
  html: string;
  attributes: Record<string, unknown>;
}

/** While it is read, a list is still its points. */
interface Made extends Pasted {
  items?: Item[];
  /** Word draws its lists: each point is a paragraph, or a list of its own. */
  drawn?: boolean;
}

const DEEPEST = 150;
const BEGINS_LIST = /^(?:[·•●▪◦‣*o§–—-]|\d{1,3}[.)])(?:\s|&nbsp;)+/;

/** One pass over a pasted document. */
export class Reading {
  private made: Made[] = [];
  private words = new Words();
  private depth = 0;

  constructor(private readonly lookOf: LookOf) {}

  read(body: Element): Pasted[] {
    this.gather(body, BARE);
    const { edges } = this.words;
    const isInline = this.made.length === 0;
    this.flush();
    const [only] = this.made;
    // Words out of the middle of a sentence keep the space they were copied with.
    if (isInline && only && this.made.length === 1)
      only.html = `${edges.before ? ' ' : ''}${only.html}${edges.after ? ' ' : ''}`;
    return joinLists(this.made).map(({ kind, html, items, attributes }) => ({
      ...{ kind, attributes },
      html: items ? rowsOf(items) : html,
    }));
  }

  private gather(holder: Element, around: Around): void {
    if (this.depth >= DEEPEST) {
      this.words.add(holder.textContent, around);
      return;
    }
    this.depth += 1;
    for (const node of holder.childNodes) this.take(node, around);
    this.depth -= 1;
  }

  private take(node: Node, around: Around): void {
    if (node.nodeType === 3) this.words.add(node.nodeValue ?? '', around);
    // A node of type 1 is an element, by the DOM standard.
    if (node.nodeType === 1) this.takeElement(node as Element, around);
  }

  private takeElement(element: Element, around: Around): void {
    if (isLeftOut(element, this.lookOf)) return;
    const tag = element.tagName.toUpperCase();
    if (tag === 'BR') this.words.breakLine();
    if (tag === 'IMG') this.words.add(emojiOf(element), around);
    const within = marksWithin(element, around, this.lookOf);
    if (isBlock(element, this.lookOf)) {
      this.flush();
      this.takeBlock(element, tag, within);
      this.flush();
      return;
    }
    const apart = partsWords(element, this.lookOf);
    if (apart) this.words.part();
    if (tag === 'Q') this.words.add('“', within);
    this.gather(element, within);
    if (tag === 'Q') this.words.add('”', within);
    if (apart) this.words.part();
  }

  private takeBlock(element: Element, tag: string, around: Around): void {
    const level = headingLevel(element, tag);
    if (level !== null) this.add('heading', this.linesIn(element, around).join('<br>'), { level });
    else if (tag === 'HR') this.made.push({ kind: 'divider', html: '', attributes: {} });
    else if (tag === 'UL' || tag === 'OL') this.takeList(element, around);
    else if (tag === 'TABLE') this.takeTable(element, around);
    else if (tag === 'BLOCKQUOTE') this.takeQuote(element, around);
    else {
      const drawn = this.drawnItem(element, around);
      if (drawn) this.made.push(drawn);
      else this.gather(element, around);
    }
  }

  private add(kind: Pasted['kind'], html: string, attributes: Pasted['attributes'] = {}): void {
    if (html !== '') this.made.push({ kind, html, attributes });
  }

  private flush(): void {
    for (const html of this.words.take()) this.add('paragraph', html);
  }

  /** A part of the document read by itself. */
  private apart(element: Element, around: Around): Made[] {
    const [made, words] = [this.made, this.words];
    this.made = [];
    this.words = new Words();
    this.gather(element, around);
    this.flush();
    const inner = this.made;
    this.made = made;
    this.words = words;
    return inner;
  }

  /** What stands in a cell, a heading or a quotation: a line for each paragraph, point and row. */
  private linesIn(element: Element, around: Around): string[] {
    return this.apart(element, around).flatMap(linesOf);
  }

  private takeQuote(element: Element, around: Around): void {
    const inner = this.apart(element, around);
    const isWords = inner.every(({ kind }) => kind === 'paragraph' || kind === 'quote');
    if (isWords) this.add('quote', inner.flatMap(linesOf).join('<br>'));
    else
      for (const block of inner)
        this.made.push(block.kind === 'paragraph' ? { ...block, kind: 'quote' } : block);
  }

  private takeList(list: Element, around: Around): void {
    const items: Item[] = [];
    this.gatherItems(list, { level: 0, around, items });
    const [first] = items;
    if (!first) return;
    // Word for the web writes each point as a list of its own, and says how deep it stands.
    const drawn = list.querySelector(':scope > li[data-aria-level]') !== null;
    this.made.push({ ...{ kind: 'list', html: '', items, drawn }, attributes: { ordered: first.ordered } });
  }

  private gatherItems(list: Element, at: { level: number; around: Around; items: Item[] }): void {
    if (this.depth >= DEEPEST) return;
    this.depth += 1;
    const ordered = list.tagName.toUpperCase() === 'OL';
    for (const child of list.childNodes) {
      if (child.nodeType === 3 && (child.nodeValue ?? '').trim() !== '')
        at.items.push({ level: at.level, ordered, html: wordsOf(child, at.around) });
      if (child.nodeType !== 1) continue;
      const element = child as Element; // as above
      if (isLeftOut(element, this.lookOf)) continue;
      // Google Docs puts a list within a list beside the point it belongs to.
      if (isList(element)) this.gatherItems(element, { ...at, level: at.level + 1 });
      else this.gatherItem(element, { ...at, ordered });
    }
    this.depth -= 1;
  }

  private gatherItem(
    row: Element,
    { level, around, items, ordered }: { level: number; around: Around; items: Item[]; ordered: boolean },
  ): void {
    const said = Number(row.getAttribute('data-aria-level'));
    const own = said > 0 && said < 10 ? said - 1 : level;
    const within = marksWithin(row, around, this.lookOf);
    let lines: string[] = [];
    const put = () => {
      if (lines.length > 0) items.push({ level: own, ordered, html: lines.join('<br>') });
      lines = [];
    };
    for (const block of this.apart(row, within)) {
      if (block.items) {
        // Points within this one; a point of nothing but a list still has a place.
        if (lines.length > 0) put();
        items.push(...block.items.map((item) => ({ ...item, level: item.level + own + 1 })));
      } else lines.push(...linesOf(block));
    }
    put();
  }

  private takeTable(table: Element, around: Around): void {
    const rows = [...table.querySelectorAll('tr')].filter(
      (row) => row.closest('table') === table && !isLeftOut(row, this.lookOf),
    );
    const cells = rows.map((row) =>
      [...row.children].filter((cell) => /^t[dh]$/i.test(cell.tagName) && !isLeftOut(cell, this.lookOf)),
    );
    const caption = table.querySelector('caption');
    if (caption?.closest('table') === table && !isLeftOut(caption, this.lookOf))
      this.add('paragraph', this.linesIn(caption, around).join('<br>'));
    // Letters and old pages are laid out in tables: those are no table of the story.
    const isLayout = /^(?:presentation|none)$/.test(table.getAttribute('role') ?? '');
    if (isLayout || (cells.length === 1 && (cells[0]?.length ?? 0) < 2)) {
      for (const cell of cells.flat()) {
        this.gather(cell, around);
        this.flush();
      }
      return;
    }
    const html = cells
      .map((row) => `<tr>${row.map((cell) => this.cell(cell, around)).join('')}</tr>`)
      .join('');
    if (html.replace(/<[^<>]*>/g, '').trim() !== '') this.add('table', html);
  }

  private cell(element: Element, around: Around): string {
    const isHead = element.tagName.toUpperCase() === 'TH' || element.closest('thead') !== null;
    const spans = ['colspan', 'rowspan'].flatMap((name) => {
      const count = Number(element.getAttribute(name));
      return Number.isInteger(count) && count > 1 && count <= 50 ? [` ${name}="${count}"`] : [];
    });
    const tag = isHead ? 'th' : 'td';
    const within = marksWithin(element, around, this.lookOf);
    return `<${tag}${spans.join('')}>${this.linesIn(element, within).join('<br>')}</${tag}>`;
  }

  /** Word writes a list as paragraphs with a drawn bullet, and its depth into the style. */
  private drawnItem(element: Element, around: Around): Made | null {
    const list = said(this.lookOf(element), 'mso-list');
    const isNamed = /MsoListParagraph/.test(element.getAttribute('class') ?? '');
    if (!isNamed && !/level\d/.test(list)) return null;
    const html = this.linesIn(element, around).join('<br>');
    const ignored = [...element.querySelectorAll('span')].find((span) =>
      /mso-list\s*:\s*ignore/i.test(span.getAttribute('style') ?? ''),
    );
    const begins = ignored ? null : BEGINS_LIST.exec(html);
    if (html === '' || (!ignored && !begins)) return null;
    const bullet = ignored?.textContent ?? begins?.[0] ?? '';
    const level = Number(/level(\d)/.exec(list)?.[1] ?? 1) - 1;
    const ordered = /[\da-z]{1,6}[.)]/i.test(bullet.trim());
    const item = { level, ordered, html: html.slice(begins?.[0].length ?? 0) };
    return { ...{ kind: 'list', html: '', drawn: true, items: [item] }, attributes: { ordered } };
  }
}

function wordsOf(node: Node, around: Around): string {
  const words = new Words();
  words.add(node.nodeValue ?? '', around);
  return words.take().join('<br>');
}

function isList(element: Element): boolean {
  return /^[uo]l$/i.test(element.tagName);
}

function headingLevel(element: Element, tag: string): number | null {
  const written = /^H([1-6])$/.exec(tag)?.[1] ?? (element.getAttribute('role') === 'heading' ? '2' : null);
  return written === null ? null : Math.min(4, Math.max(2, Number(written)));
}

/** A block as lines of words, for places that have no blocks. */
export function linesOf({ kind, html, items }: Made): string[] {
  if (items) return items.map((item) => item.html);
  if (kind === 'list') return html.split(/<\/?(?:li|ul|ol)>/).filter((line) => line.trim() !== '');
  if (kind === 'table')
    return html.split('</tr>').flatMap((row) => {
      const cells = row.replace(/<tr>/g, '').split(/<\/t[dh]>/);
      const line = cells
        .map((cell) => cell.replace(/<t[dh][^>]*>/g, ''))
        .join(' ')
        .trim();
      return line === '' ? [] : [line];
    });
  return html.trim() === '' ? [] : [html];
}

function joinLists(made: readonly Made[]): Made[] {
  const joined: Made[] = [];
  for (const block of made) {
    const last = joined.at(-1);
    const [first] = block.items ?? [];
    const isSame = last?.attributes.ordered === block.attributes.ordered || (first?.level ?? 0) > 0;
    if (first && block.drawn && last?.drawn && last.items && isSame)
      last.items = [...last.items, ...(block.items ?? [])];
    else joined.push({ ...block });
  }
  return joined;
}
