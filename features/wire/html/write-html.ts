import { escapeHtml } from '@/features/wire/text/plain-text';
import type { Block, BlockPicture } from '@/lib/blocks';

/** Blocks as a piece of HTML that any reader of HTML understands. Safe, since every block is. */
export function writeHtml(blocks: Block[]): string {
  return blocks.map(writeBlock).join('\n');
}

function writeBlock({ kind, html, attributes }: Block): string {
  switch (kind) {
    case 'paragraph':
      return `<p>${html}</p>`;
    case 'heading':
      return `<h${attributes.level ?? 2}>${html}</h${attributes.level ?? 2}>`;
    case 'quote':
      return `<blockquote><p>${html}</p></blockquote>`;
    case 'fact_box':
      return `<aside><p>${html}</p></aside>`;
    case 'list':
      return attributes.ordered ? `<ol>${html}</ol>` : `<ul>${html}</ul>`;
    case 'table':
      return `<table>${attributes.title ? `<caption>${escapeHtml(attributes.title)}</caption>` : ''}${html}</table>`;
    case 'picture':
      return (attributes.pictures ?? []).map(writePicture).join('');
    case 'gallery':
      return `<figure>${(attributes.pictures ?? []).map(writePicture).join('')}</figure>`;
    case 'embed':
      return `<p><a href="${escapeHtml(attributes.url ?? '')}">${escapeHtml(attributes.title ?? attributes.url ?? '')}</a></p>`;
    case 'divider':
      return '<hr>';
  }
}

function writePicture({ url, alt, caption, credit }: BlockPicture): string {
  const below = [
    caption && escapeHtml(caption),
    credit && `<small class="credit">${escapeHtml(credit)}</small>`,
  ]
    .filter(Boolean)
    .join(' ');
  const figcaption = below ? `<figcaption>${below}</figcaption>` : '';
  return `<figure><img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}">${figcaption}</figure>`;
}
