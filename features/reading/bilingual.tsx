import type { ArticlePage, BilingualRow, PublishedBlock } from '@/features/articles/schema';
import { STATUS_WORDS } from '@/features/reading/article-body';
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
          <div className="sp">{english ? spine(numbers.get(english.key), english.status) : null}</div>
          <div className="or" lang={language} dir={dir}>
            {original ? originalElement(original, lift) : null}
          </div>
        </section>
      ))}
    </div>
  );
}

const TALLIES = [
  ['machine', 'Machine only'],
  ['edited', 'Edited by a person'],
  ['reviewed', 'Edited, then checked by a second person'],
] as const;

/** What the beads mean, and how many paragraphs have each. */
export function Tallies({ blocks }: { blocks: readonly PublishedBlock[] }) {
  const counted = blocks.filter((block) => block.text.length > 0 && block.pictures.length === 0);
  return (
    <p className="tallies">
      {TALLIES.map(([status, words]) => (
        <span key={status} className={`fill ${status}`}>
          {words}: {counted.filter((block) => block.status === status).length}
        </span>
      ))}
    </p>
  );
}

/** The outlet's text alone, as it stood when we translated it. */
export function OriginalText({ blocks, language }: { blocks: readonly KeyedBlock[]; language: string }) {
  const lift = headingLift(blocks);
  return (
    <div className="text sheet" lang={language} dir={directionOf(language)}>
      {blocks.map((block) => (
        <div key={block.key}>{originalElement(block, lift)}</div>
      ))}
    </div>
  );
}

function rowAttributes(kind: string | undefined, number: number | undefined) {
  return { className: kind === 'heading' ? 'row head' : 'row', id: number ? `p${number}` : undefined };
}

function spine(number: number | undefined, status: keyof typeof STATUS_WORDS) {
  if (!number) return null;
  return (
    <a href={`#p${number}`} aria-label={`Paragraph ${number}, ${STATUS_WORDS[status]}`}>
      <span className={`bead ${status}`} />
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
