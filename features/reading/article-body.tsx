import { Fragment } from 'react';
import { sayHands } from '@/features/articles/provenance/standing';
import type { ArticlePage, Correction, PublishedBlock } from '@/features/articles/schema';
import { beadClass } from '@/features/reading/bead-class';
import { blockElement } from '@/features/reading/block';
import { headingLift, numberBlocks } from '@/features/reading/number-blocks';
import { Moment } from '@/components/ui/clock';

/** Our text, each numbered block with a bead that says through whose hands it went and leads to its original. */
export function articleBody(article: ArticlePage) {
  const numbers = numberBlocks(article.blocks);
  const lift = headingLift(article.blocks);
  const blocks = leadPicture(article) ? article.blocks.slice(1) : article.blocks;
  return blocks.map((block) => {
    const number = numbers.get(block.key);
    if (!number) return <Fragment key={block.key}>{blockElement(block, lift)}</Fragment>;
    return (
      <div key={block.key} id={`p${number}`} className="para">
        {article.original ? bead({ article, number, block }) : null}
        {blockElement(block, lift)}
        {article.original && !article.unpublished
          ? reportButton({ id: article.id, number, key: block.key })
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

/** Where the terms allow no original, the bead leads nowhere. */
function bead({
  article: { path, original },
  number,
  block,
}: {
  article: ArticlePage;
  number: number;
  block: PublishedBlock;
}) {
  const says = `Paragraph ${number}, ${sayHands(block)}`;
  if (!original?.licence.showsFullText)
    return <span className={beadClass(block)} role="img" aria-label={says} />;
  return (
    <a
      className={beadClass(block)}
      href={`${path}?view=bilingual#p${number}`}
      aria-label={`${says}: see the original`}
    />
  );
}

/** The one form of a story by which any of its paragraphs is reported: an address for each would be crawled. */
export function reportForm(id: number): string {
  return `report-${id}`;
}

function reportButton({ id, number, key }: { id: number; number: number; key: string }) {
  return (
    <button
      type="submit"
      className="rep"
      form={reportForm(id)}
      name="block"
      value={key}
      aria-label={`Report paragraph ${number}`}
    >
      Report
    </button>
  );
}
