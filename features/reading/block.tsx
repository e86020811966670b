import type { PictureView } from '@/features/media/schema';
import { Figure } from '@/features/media/picture';
import { levelOf } from '@/features/reading/number-blocks';
import type { Block } from '@/lib/blocks';
import { webUrl } from '@/lib/net/web-url';
import { safeHtml } from '@/lib/text/plain-text';

type Shown = Block & { key: string; pictures?: readonly PictureView[] };

/**
 * One block as HTML, without its number. `html` was sanitised when the block was stored. `lift` moves headings up.
 * Pictures of the original are not ours to show: only what we hold a rendition of (`pictures`) appears.
 */
export function blockElement(stored: Shown, lift = 0) {
  const block = { ...stored, html: safeHtml(stored.html) };
  const html = { dangerouslySetInnerHTML: { __html: block.html } };
  switch (block.kind) {
    case 'paragraph':
      return <p {...html} />;
    case 'heading':
      return headingElement(levelOf(block) - lift, html);
    case 'quote':
      return <blockquote {...html} />;
    case 'list':
      return block.attributes.ordered ? <ol {...html} /> : <ul {...html} />;
    case 'table':
      return tableElement(block);
    case 'fact_box':
      return factBox(block);
    case 'picture':
    case 'gallery':
      return picturesElement(block);
    case 'embed':
      return embedElement(block);
    case 'divider':
      return <hr />;
  }
}

function headingElement(level: number, html: object) {
  if (level <= 2) return <h2 {...html} />;
  return level === 3 ? <h3 {...html} /> : <h4 {...html} />;
}

/** A wide table scrolls by itself; the focus lets the keyboard do it. */
function tableElement(block: Block) {
  const label = block.attributes.title ?? 'Table';
  return (
    <div className="wide-table" role="group" aria-label={label} tabIndex={0}>
      <table>
        <tbody dangerouslySetInnerHTML={{ __html: block.html }} />
      </table>
    </div>
  );
}

/** A group, like a table: as landmarks the box and its original beside it would have to be told apart. */
function factBox(block: Block) {
  const { title } = block.attributes;
  return (
    <div className="facts" role="group" aria-label={title}>
      {title ? <p className="label">{title}</p> : null}
      <div dangerouslySetInnerHTML={{ __html: block.html }} />
    </div>
  );
}

function picturesElement({ pictures = [], key }: Shown) {
  const [only, ...others] = pictures;
  if (!only) return null;
  if (others.length === 0) return <Figure picture={only} place="text" />;
  return (
    <picture-strip>
      <section className="gallery" aria-label={`Gallery of ${pictures.length} pictures`}>
        <ol tabIndex={0}>
          {pictures.map((picture, index) => (
            <li key={picture.src} id={`${key}-${index + 1}`}>
              <Figure picture={picture} place="text" count={`${index + 1} of ${pictures.length}`} />
            </li>
          ))}
        </ol>
        <nav aria-label="Pictures">
          {pictures.map((picture, index) => (
            <a key={picture.src} href={`#${key}-${index + 1}`} aria-label={`Picture ${index + 1}`}>
              {index + 1}
            </a>
          ))}
        </nav>
      </section>
    </picture-strip>
  );
}

/** What was embedded stays where it is: readers are told where a link leads and choose. */
function embedElement({ attributes: { url: address, title }, text }: Block) {
  const url = webUrl(address);
  if (!url) return null;
  return (
    <p className="embed">
      <a href={url} rel="noopener nofollow">
        {title ?? (text || 'Embedded post')}
      </a>{' '}
      <span>({new URL(url).hostname.replace(/^www\./, '')})</span>
    </p>
  );
}
