import { Fragment } from 'react';
import { sayHands } from '@/features/articles/provenance/standing';
import type { ArticlePage } from '@/features/articles/schema';
import { numberBlocks } from '@/features/reading/number-blocks';
import { env } from '@/lib/env';
import { momentIn } from '@/lib/text/dates';

/** Who did what to each paragraph, and when; neighbours that went through the same hands share a line. */
export function HandList({ article: { blocks } }: { article: ArticlePage }) {
  const numbers = numberBlocks(blocks);
  const runs: { from: number; to: number; says: string }[] = [];
  for (const block of blocks) {
    const number = numbers.get(block.key);
    if (!number) continue;
    const says = sayHands(block, (iso) => ` on ${momentIn(new Date(iso), env().SITE_TIME_ZONE)}`);
    const last = runs.at(-1);
    if (last?.says === says) last.to = number;
    else runs.push({ from: number, to: number, says });
  }
  if (runs.length === 0) return null;
  return (
    <details className="hands">
      <summary>Who did what to each paragraph</summary>
      <dl>
        {runs.map(({ from, to, says }) => (
          <Fragment key={from}>
            <dt>{from === to ? `Paragraph ${from}` : `Paragraphs ${from} to ${to}`}</dt>
            <dd>{says}.</dd>
          </Fragment>
        ))}
      </dl>
    </details>
  );
}
