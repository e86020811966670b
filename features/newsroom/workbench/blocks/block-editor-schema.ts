import { type Extensions, Node } from '@tiptap/core';
import { TableKit } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';

interface Written {
  kind: string;
  html: string;
  attributes: Record<string, unknown>;
}

const CONTENT: Readonly<Record<string, string>> = {
  list: 'bulletList | orderedList',
  table: 'table',
  fact_box: 'paragraph+',
};

/** The editor of one block: its document is that block and nothing else. */
export function extensionsFor(kind: string): Extensions {
  const isList = kind === 'list';
  return [
    Node.create({ name: 'doc', topNode: true, content: CONTENT[kind] ?? 'paragraph' }),
    StarterKit.configure({
      ...{ document: false, heading: false, blockquote: false, codeBlock: false, horizontalRule: false },
      ...{
        undoRedo: false,
        strike: false,
        underline: false,
        dropcursor: false,
        gapcursor: false,
        trailingNode: false,
      },
      ...(isList ? {} : { bulletList: false, orderedList: false, listItem: false, listKeymap: false }),
      link: {
        openOnClick: false,
        protocols: ['http', 'https'],
        defaultProtocol: 'https',
        HTMLAttributes: { target: null, rel: null, class: null },
      },
    }),
    ...(kind === 'table' ? [TableKit.configure({ table: { resizable: false, renderWrapper: false } })] : []),
  ];
}

/** A block's stored HTML as that editor reads it. */
export function toEditor({ kind, html, attributes }: Written): string {
  if (kind === 'list')
    return attributes.ordered ? `<ol>${html || '<li></li>'}</ol>` : `<ul>${html || '<li></li>'}</ul>`;
  if (kind === 'table') return `<table><tbody>${html || EMPTY_TABLE}</tbody></table>`;
  if (kind === 'fact_box') return html || '<p></p>';
  return `<p>${html}</p>`;
}

/** What the editor holds, as a block stores it: inline marks, `<li>` rows, `<tr>` rows. */
export function fromEditor(kind: string, html: string): string {
  if (kind === 'list') return bare(html).replace(/^<[ou]l[^>]*>|<\/[ou]l>$/g, '');
  if (kind === 'table')
    return bare(html.replace(/<colgroup>.*?<\/colgroup>/gs, ''))
      .replace(/^.*?<tbody>|<\/tbody>.*$/gs, '')
      .replace(/ (?:colspan|rowspan)="1"| style="[^"]*"| colwidth="[^"]*"/g, '');
  if (kind === 'fact_box') return html;
  return bare(html);
}

/** Two paragraphs in a point or a cell stay two lines. */
function bare(html: string): string {
  return html
    .replace(/<\/p>\s{0,40}<p[^<>]*>/g, '<br>')
    .replace(/<p[^<>]*>/g, '')
    .replace(/<\/p>/g, '');
}

const EMPTY_TABLE = '<tr><th></th><th></th></tr><tr><td></td><td></td></tr>';
