import { Fragment } from 'react';
import type { ArticlePage, BlockStatus } from '@/features/articles/schema';
import { blockElement } from '@/features/reading/block';
import { headingLift, numberBlocks } from '@/features/reading/number-blocks';

export const STATUS_WORDS = {
  machine: 'translated by a machine',
  edited: 'edited by a person',
  reviewed: 'checked by a second person',
  stale: 'changed by the outlet since',
} satisfies Record<BlockStatus, string>;

/** Our text, each numbered block with a bead that says how it was read and leads to its original. */
export function articleBody(article: ArticlePage) {
  const numbers = numberBlocks(article.blocks);
  const lift = headingLift(article.blocks);
  const blocks = leadPicture(article) ? article.blocks.slice(1) : article.blocks;
  return blocks.map((block) => {
    const number = numbers.get(block.key);
    if (!number) return <Fragment key={block.key}>{blockElement(block, lift)}</Fragment>;
    return (
      <div key={block.key} id={`p${number}`} className="para">
        {article.original ? bead({ path: article.path, number, status: block.status }) : null}
        {blockElement(block, lift)}
        {article.original ? reportLink({ id: article.id, number, key: block.key }) : null}
      </div>
    );
  });
}

/** The picture that stands in the article's head: the one it opens with. */
export function leadPicture(article: ArticlePage) {
  const [first] = article.blocks;
  return first?.kind === 'picture' ? first.pictures[0] : undefined;
}

function bead({ path, number, status }: { path: string; number: number; status: BlockStatus }) {
  return (
    <a
      className={`bead ${status}`}
      href={`${path}?view=bilingual#p${number}`}
      aria-label={`Paragraph ${number}, ${STATUS_WORDS[status]}: see the original`}
    />
  );
}

function reportLink({ id, number, key }: { id: number; number: number; key: string }) {
  return (
    <a
      className="rep"
      href={`/report?article=${id}&block=${key}`}
      rel="nofollow"
      aria-label={`Report paragraph ${number}`}
    >
      Report
    </a>
  );
}
