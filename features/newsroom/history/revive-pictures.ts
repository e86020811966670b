import type { KeptBlock, Snapshot } from '@/features/newsroom/history/schema';
import type { Prisma } from '@/generated/prisma/client';

/**
 * A published text as a working one: readers were shown stored files, the working text names where a picture came from.
 * A picture whose file is gone from the library is left out; a block that so loses all of its pictures goes too.
 */
export async function revivePictures(tx: Prisma.TransactionClient, snapshot: Snapshot): Promise<Snapshot> {
  const hashes = snapshot.blocks.flatMap(({ pictures }) => pictures.map(({ src }) => hashIn(src)));
  if (hashes.length === 0) return snapshot;
  const stored = await tx.media.findMany({
    where: { sha256: { in: hashes } },
    select: { id: true, sha256: true, origins: { select: { url: true }, orderBy: { url: 'asc' }, take: 1 } },
  });
  const byHash = new Map(stored.map((media) => [media.sha256, media]));
  const blocks = snapshot.blocks.flatMap((block): KeptBlock[] => {
    if (block.pictures.length === 0) return [block];
    const pictures = block.pictures.flatMap(({ src, alt, caption, credit }) => {
      const media = byHash.get(hashIn(src));
      const url = media?.origins[0]?.url;
      return url ? [{ url, alt, caption, credit, mediaId: media.id }] : [];
    });
    return pictures.length > 0
      ? [{ ...block, pictures: [], attributes: { ...block.attributes, pictures } }]
      : [];
  });
  return { ...snapshot, blocks };
}

function hashIn(src: string): string {
  return /\/media\/([0-9a-f]{64})/.exec(src)?.[1] ?? '';
}
