'use client';
import type { Row } from '@/features/newsroom/workbench/points';
import { markQuotes } from '@/features/newsroom/workbench/rows/mark-quotes';
import { Pictures } from '@/features/newsroom/workbench/rows/picture-form.client';
import { webUrl } from '@/lib/net/web-url';

interface Props {
  html: string;
  kind: string;
  attributes: Record<string, unknown>;
}

/** A block as words on the page, when nobody is writing in it. */
export function RowText({ html, kind, attributes }: Props) {
  const inner = { dangerouslySetInnerHTML: { __html: html } };
  switch (kind) {
    case 'heading':
      return <h2 {...inner} />;
    case 'quote':
      return <blockquote {...inner} />;
    case 'list':
      return attributes.ordered ? <ol {...inner} /> : <ul {...inner} />;
    case 'table':
      return (
        <div className="table" role="group" aria-label="Table" tabIndex={0}>
          <table>
            <tbody {...inner} />
          </table>
        </div>
      );
    case 'fact_box':
      return <div className="box" {...inner} />;
    case 'picture':
    case 'gallery':
      return <Pictures attributes={attributes} />;
    case 'embed':
      return <Embed attributes={attributes} />;
    case 'divider':
      return <hr />;
    default:
      return <p {...inner} />;
  }
}

/** What was embedded stays at its own address until somebody goes there. */
function Embed({ attributes: { url: address, title } }: { attributes: Record<string, unknown> }) {
  const url = webUrl(address);
  if (!url) return <p className="mut">No address yet.</p>;
  return (
    <p>
      <a href={url} target="_blank" rel="noopener noreferrer nofollow">
        {typeof title === 'string' && title ? title : 'Embedded post'}
      </a>{' '}
      <span className="mut s">
        ({new URL(url).hostname.replace(/^www\./, '')}, loads only when a reader asks)
      </span>
    </p>
  );
}

/** The words of a block with its doubts marked. */
export function MarkedText({
  row,
  side,
  html,
  kind,
  attributes,
}: Props & { row: Row; side: 'original' | 'english' }) {
  const quotes = row.points.flatMap((point, at) =>
    point.about === 'doubt' ? [{ words: point.doubt[side], figure: at + 1 }] : [],
  );
  return <RowText html={markQuotes(html, quotes)} kind={kind} attributes={attributes} />;
}
