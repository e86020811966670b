import { cutAtWord } from '@/features/articles/excerpt-blocks';
import type { Fill, PublishedBlock } from '@/features/articles/schema';
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
}

/**
 * The working text as readers will see it from now on. A picture goes along when its file is stored and it has credit
 * and alt text; a picture block that loses all its pictures goes too.
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
    if (needsPictures && pictures.length === 0) return [];
    const { key, kind, text, html } = KeyedBlock.parse({ ...block, attributes });
    return [
      { key, kind, text, html, attributes, pictures, status: block.status, sourceKey: block.sourceKey },
    ];
  });
}

/** The least that has been done to any block: one sentence nobody read makes the whole text a machine's. */
export function fillOf(blocks: { status: BlockStatus }[]): Fill {
  const statuses = new Set(blocks.map((block) => block.status));
  if (statuses.has('machine') || statuses.has('stale') || blocks.length === 0) return 'machine';
  return statuses.has('edited') ? 'edited' : 'reviewed';
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
