import { isEmptied } from '@/features/articles/provenance/tell-text';
import type { PublishedBlock } from '@/features/articles/schema';
import type { FeedSite } from '@/features/seo/feeds/feed-site';
import { rightsHtml } from '@/features/seo/feeds/say-rights';
import type { FeedOriginal } from '@/features/seo/feeds/select-feed-items';
import { escapeHtml } from '@/lib/text/escape-html';
import { webUrl } from '@/lib/net/web-url';
import { safeHtml } from '@/lib/text/plain-text';

/** A text that is carried whole, with the line that says what it is a translation of, and by what right. */
export function wholeText(
  blocks: readonly PublishedBlock[],
  original: FeedOriginal | null,
  site: FeedSite,
): string {
  const text = contentHtml(blocks, site.url);
  return original ? `${text}\n${rightsHtml(original, site)}` : text;
}

/**
 * An article's text as HTML for feed readers: plain elements, every address absolute. `html` was sanitised when the block
 * was stored. `siteUrl` has no slash at its end.
 */
export function contentHtml(blocks: readonly PublishedBlock[], siteUrl: string): string {
  const shown = blocks.filter((block) => !isEmptied(block));
  return shown.map((block) => blockHtml(block, siteUrl)).join('\n');
}

function blockHtml(block: PublishedBlock, siteUrl: string): string {
  const { kind, attributes } = block;
  const html = safeHtml(block.html);
  switch (kind) {
    case 'paragraph':
      return `<p>${html}</p>`;
    case 'heading':
      return `<h2>${html}</h2>`;
    case 'quote':
      return `<blockquote>${html}</blockquote>`;
    case 'list':
      return attributes.ordered ? `<ol>${html}</ol>` : `<ul>${html}</ul>`;
    case 'table':
      return `<table>${html}</table>`;
    case 'fact_box':
      return `${attributes.title ? `<h3>${escapeHtml(attributes.title)}</h3>` : ''}${html}`;
    case 'picture':
    case 'gallery':
      return block.pictures.map((picture) => pictureHtml(picture, siteUrl)).join('\n');
    case 'embed':
      return embedHtml(attributes);
    case 'divider':
      return '<hr>';
  }
}

function embedHtml({ url: address, title }: PublishedBlock['attributes']): string {
  const url = webUrl(address);
  return url ? `<p><a href="${escapeHtml(url)}">${escapeHtml(title ?? url)}</a></p>` : '';
}

function pictureHtml(picture: PublishedBlock['pictures'][number], siteUrl: string): string {
  const { src, width, height, alt, caption, credit } = picture;
  const said = [caption, credit].filter(Boolean).map(escapeHtml).join(' ');
  return `<figure><img src="${escapeHtml(new URL(src, siteUrl).href)}" alt="${escapeHtml(alt)}" width="${width}" height="${height}"><figcaption>${said}</figcaption></figure>`;
}
