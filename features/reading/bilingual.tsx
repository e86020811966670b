import { type Bead, BEADS, sayHands, STANDINGS, standingOf } from '@/features/articles/provenance/standing';
import { isEmptied, toldBlocks } from '@/features/articles/provenance/tell-text';
import type { ArticlePage, BilingualRow, PublishedBlock } from '@/features/articles/schema';
import { beadClass } from '@/features/reading/bead-class';
import { blockElement } from '@/features/reading/block';
import { headingLift, numberBlocks } from '@/features/reading/number-blocks';
import { directionOf } from '@/lib/locale';
import type { KeyedBlock } from '@/lib/blocks';

interface BilingualProps {
  article: ArticlePage;
  rows: readonly BilingualRow[];
  language: string;
}

/** Both texts, each paragraph beside the one it translates, on the spine. */
export function Bilingual({ article, rows, language }: BilingualProps) {
  const numbers = numberBlocks(article.blocks);
  const lift = headingLift(article.blocks);
  const dir = directionOf(language);
  return (
    <div className="bi">
      {rows.map(({ key, english, original }) => (
        <section
          key={key}
          {...rowAttributes(english?.kind ?? original?.kind, numbers.get(english?.key ?? ''))}
        >
          <div className="en">{english ? blockElement(english, lift) : null}</div>
          <div className="sp">{english ? spine(numbers.get(english.key), english) : null}</div>
          <div className="or" lang={language} dir={dir}>
            {original ? originalElement(original, lift) : null}
          </div>
        </section>
      ))}
    </div>
  );
}

/** What the beads mean, and how many paragraphs have each; a heading is counted with them. */
export function Tallies({ blocks }: { blocks: readonly PublishedBlock[] }) {
  const beads = toldBlocks(blocks).map((block) => STANDINGS[standingOf(block)].bead);
  return (
    <p className="tallies">
      {(Object.keys(BEADS) as Bead[]).map((bead) => {
        const count = beads.filter((one) => one === bead).length;
        if (bead === 'marked' && count === 0) return null; // of most texts nobody needs to know
        return (
          <span key={bead} className={`fill ${bead}`}>
            {BEADS[bead]}: {count}
          </span>
        );
      })}
    </p>
  );
}

/** The outlet's text alone, as it stood when we translated it. */
export function OriginalText({ blocks, language }: { blocks: readonly KeyedBlock[]; language: string }) {
  const lift = headingLift(blocks);
  return (
    <div className="text sheet" lang={language} dir={directionOf(language)}>
      {blocks
        .filter((block) => !isEmptied(block))
        .map((block) => (
          <div key={block.key}>{originalElement(block, lift)}</div>
        ))}
    </div>
  );
}

function rowAttributes(kind: string | undefined, number: number | undefined) {
  return { className: kind === 'heading' ? 'row head' : 'row', id: number ? `p${number}` : undefined };
}

/** A heading has no number, and a bead all the same. */
function spine(number: number | undefined, block: PublishedBlock) {
  if (!number)
    return block.kind === 'heading' ? (
      <span className={beadClass(block)} role="img" aria-label={`Heading, ${sayHands(block)}`} />
    ) : null;
  return (
    <a href={`#p${number}`} aria-label={`Paragraph ${number}, ${sayHands(block)}`}>
      <span className={beadClass(block)} />
      <span>{number}</span>
    </a>
  );
}

/** Of a picture we may not show, what was said about it still belongs to the text. */
function originalElement(block: KeyedBlock, lift: number) {
  if (block.kind !== 'picture' && block.kind !== 'gallery') return blockElement(block, lift);
  const captions = block.attributes.pictures?.map(({ caption }) => caption).filter(Boolean) ?? [];
  return captions.map((caption) => (
    <p key={caption} className="caption">
      {caption}
    </p>
  ));
}
