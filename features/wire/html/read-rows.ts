import { isEmbed } from '@/features/wire/html/read-embed';
import { readLine, type Line } from '@/features/wire/html/read-inline';
import { findAll, isElement, type HtmlElement } from '@/features/wire/html/read-tree';
import { isPixel } from '@/features/wire/html/read-picture';
import type { Block } from '@/lib/blocks';

/** True for a list of lines; false for one that only arranges paragraphs, headings or pictures. */
export function isPlainList(list: HtmlElement): boolean {
  const rows = findAll(list.children, ({ name }) => name === 'li');
  return rows.length > 0 && rows.every(isPlainRow);
}

/** A list as one block; a list inside a list follows the row it stands in. Null when it says nothing. */
export function readList(list: HtmlElement, base: string | null): Block | null {
  const rows = rowsOf(list, base);
  if (rows.length === 0) return null;
  return {
    kind: 'list',
    text: rows.map(({ text }) => text).join(' '),
    html: rows.map(({ html }) => `<li>${html}</li>`).join(''),
    attributes: { ordered: list.name === 'ol' },
  };
}

/** True for a table of facts; false for one that lays out a page. */
export function isDataTable(table: HtmlElement): boolean {
  const rows = findAll(table.children, ({ name }) => name === 'tr');
  const cells = rows.map((row) => findAll(row.children, isCell));
  const arranges = ({ children }: HtmlElement) =>
    findAll(children, (child) => isBig(child) || child.name === 'table').length > 0;
  return cells.length > 1 && cells.some((row) => row.length > 1) && !cells.flat().some(arranges);
}

/** A table as one block, its cells without attributes. Null when it says nothing. */
export function readTable(table: HtmlElement, base: string | null): Block | null {
  const rows = findAll(table.children, ({ name }) => name === 'tr').map((row) =>
    findAll(row.children, isCell).map((cell) => ({ name: cell.name, ...readLine(cell.children, base) })),
  );
  const said = rows.filter((row) => row.some(({ text }) => text !== ''));
  if (said.length === 0) return null;
  const caption = findAll(table.children, ({ name }) => name === 'caption')[0];
  const title = caption ? readLine(caption.children, base).text.slice(0, 500) : '';
  return {
    kind: 'table',
    text: said
      .map((row) =>
        row
          .map(({ text }) => text)
          .filter(Boolean)
          .join(' '),
      )
      .join(' '),
    html: said
      .map((row) => `<tr>${row.map(({ name, html }) => `<${name}>${html}</${name}>`).join('')}</tr>`)
      .join(''),
    attributes: title ? { title } : {},
  };
}

function rowsOf(list: HtmlElement, base: string | null): Line[] {
  return findAll(list.children, ({ name }) => name === 'li')
    .flatMap((row) => {
      const nested = findAll(row.children, ({ name }) => name === 'ul' || name === 'ol');
      const own = row.children.filter((child) => !isElement(child) || !nested.includes(child));
      return [readLine(own, base), ...nested.flatMap((inner) => rowsOf(inner, base))];
    })
    .filter(({ text }) => text !== '');
}

function isPlainRow(row: HtmlElement): boolean {
  const paragraphs = findAll(row.children, ({ name }) => name === 'p' || name === 'div');
  return paragraphs.length <= 1 && findAll(row.children, isBig).length === 0;
}

function isBig(element: HtmlElement): boolean {
  if (element.name === 'img') return !isPixel(element);
  return /^(?:h[1-6]|figure|blockquote|table|section|article)$/.test(element.name) || isEmbed(element);
}

function isCell({ name }: HtmlElement): boolean {
  return name === 'td' || name === 'th';
}
