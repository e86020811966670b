import { cutAtWord } from '@/features/articles/excerpt-blocks';
import { type BlockRecord, Hands } from '@/features/articles/provenance/schema';
import { isEmptied } from '@/features/articles/provenance/tell-text';
import type { PublishedBlock } from '@/features/articles/schema';
import type { StoredPicture } from '@/features/media/queries';
import type { PictureView } from '@/features/media/schema';
import type { BlockStatus } from '@/generated/prisma/enums';
import { BlockAttributes, KeyedBlock } from '@/lib/blocks';

interface WorkingBlock {
  key: string;
  kind: string;
  text: string;
  html: string;
  attributes: unknown;
  status: BlockStatus;
  sourceKey: string | null;
  engine: string | null;
  engineVersion: string | null;
  translatedAt: Date | null;
  hands: unknown;
}

/**
 * The working text as readers will see it from now on, with who did what to it. A picture goes along when its file is
 * stored and it has credit and alt text; a picture block that loses all its pictures goes too, and one whose words were
 * taken out.
 */
export function freezeBlocks(blocks: WorkingBlock[], stored: Map<string, StoredPicture>): PublishedBlock[] {
  return blocks.flatMap((block) => {
    const { pictures: wanted = [], ...attributes } = BlockAttributes.parse(block.attributes);
    const pictures = wanted.flatMap((picture): PictureView[] => {
      const file = stored.get(picture.url);
      const alt = picture.alt.trim() || picture.caption.trim();
      const credit = picture.credit.trim();
      return file && alt && credit ? [{ ...file, alt, credit, caption: picture.caption }] : [];
    });
    const needsPictures = block.kind === 'picture' || block.kind === 'gallery';
    if ((needsPictures && pictures.length === 0) || isEmptied(block)) return [];
    const { key, kind, text, html } = KeyedBlock.parse({ ...block, attributes });
    return [{ key, kind, text, html, attributes, pictures, ...recordOf(block), sourceKey: block.sourceKey }];
  });
}

/** How a working block's text came to be, as revisions keep it. */
export function recordOf(
  block: Omit<WorkingBlock, 'key' | 'kind' | 'text' | 'html' | 'attributes'>,
): BlockRecord {
  const { status, engine, engineVersion, translatedAt, hands } = block;
  return {
    ...{ status, engine, engineVersion, translatedAt: translatedAt?.toISOString() ?? null },
    hands: Hands.parse(hands),
  };
}

/** The first picture of a text, for lists. */
export function leadPictureOf(blocks: PublishedBlock[]): PictureView | null {
  return blocks.find((block) => block.pictures.length > 0)?.pictures[0] ?? null;
}

/** How a text begins, in about two lines: what lists show of a story without a standfirst. */
export function teaserOf(blocks: { kind: string; text: string }[]): string {
  const first = blocks.find((block) => block.kind === 'paragraph' && block.text.length > 0)?.text ?? '';
  const teaser = cutAtWord(first, 180);
  return teaser.length < first.length ? `${teaser}…` : teaser;
}
