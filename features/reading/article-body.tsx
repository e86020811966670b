import { Fragment } from 'react';
import type { ArticlePage, BlockStatus, Correction } from '@/features/articles/schema';
import { blockElement } from '@/features/reading/block';
import { headingLift, numberBlocks } from '@/features/reading/number-blocks';
import { Moment } from '@/components/ui/clock';

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
        {article.original && !article.unpublished
          ? reportLink({ id: article.id, number, key: block.key })
          : null}
        {article.corrections.filter((note) => isBelow(note, block)).map(correctionNote)}
      </div>
    );
  });
}

/** The notes that stand at the end of the text, where they are not told beside what they are about. */
export function endNotes({ corrections, blocks }: ArticlePage): Correction[] {
  const numbers = numberBlocks(blocks);
  return corrections.filter(
    (note) => !note.atTop && !blocks.some((block) => isBelow(note, block) && numbers.has(block.key)),
  );
}

/** What was put right, and when. */
export function correctionNote({ id, at, kind, text }: Correction) {
  return (
    <p key={id} className="cor" id={`correction-${id}`}>
      <b>
        {kind.charAt(0).toUpperCase() + kind.slice(1).replace(/_/g, ' ')}, <Moment at={at} />.
      </b>{' '}
      {text}
    </p>
  );
}

function isBelow({ atTop, blockKey }: Correction, { key }: { key: string }): boolean {
  return !atTop && blockKey === key;
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
