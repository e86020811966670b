import { z } from 'zod';
import { addLatePicture } from '@/features/articles/pictures/add-late-picture';
import { leadPictureOf } from '@/features/articles/freeze-blocks';
import { PublishedBlock } from '@/features/articles/schema';
import { getShowable, type StoredPicture } from '@/features/media/queries';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';

interface Changed {
  mediaId: number;
  /** What the file was known by before it was replaced. */
  was?: string;
  now: Date;
}

const Ids = z.array(z.object({ id: z.number() }));
const AUTHOR = 'The picture desk';

/**
 * Shows readers a picture as it is now: another file, other crops, or, when its time is over, not at all; and again, where
 * it was missed. Published texts are never changed: each story gets a new one, with the same words. Safe to repeat.
 */
export async function renewStories({ mediaId, was, now }: Changed): Promise<void> {
  const media = await db().media.findUnique({ where: { id: mediaId }, include: { origins: true } });
  if (!media) return;
  const fresh = await getShowable(mediaId, now);
  const files = [media.sha256, ...(was ? [was] : [])];
  const showing = Ids.parse(
    await db().$queryRaw`
      SELECT a.id FROM article_revisions r JOIN articles a ON a.published_revision_id = r.id
      WHERE r.published_at IS NOT NULL AND picture_hashes(r.blocks) && ${files} AND a.state IN ('published', 'corrected')
      ORDER BY a.id DESC`,
  );
  for (const { id } of showing) await renewStory({ articleId: id, files, fresh, now });
  // Stories that lost it when its time was over, and nothing else since, get it back.
  if (fresh && showing.length === 0) for (const { url } of media.origins) await addLatePicture({ url, now });
}

interface Renewal {
  articleId: number;
  files: string[];
  fresh: StoredPicture | null;
  now: Date;
}

/** One transaction: a revision with the picture as it is now. */
async function renewStory({ articleId, files, fresh, now }: Renewal): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT FROM articles WHERE id = ${articleId} FOR NO KEY UPDATE`;
    const article = await tx.article.findUnique({
      where: { id: articleId },
      include: { publishedRevision: true },
    });
    const before = article?.publishedRevision;
    if (!before || !['published', 'corrected'].includes(article.state)) return;
    const old = z.array(PublishedBlock).parse(before.blocks);
    const blocks = old.flatMap((block) => renewBlock(block, files, fresh));
    if (JSON.stringify(blocks) === JSON.stringify(old) || blocks.length === 0) return;
    const last = await tx.articleRevision.aggregate({ where: { articleId }, _max: { number: true } });
    const { id, credits, provenance, ...same } = before;
    const revision = await tx.articleRevision.create({
      data: {
        ...{ ...same, blocks, number: (last._max.number ?? 0) + 1, at: now, publishedAt: now },
        ...{ reason: 'published', author: AUTHOR, authorId: null, comment: '' },
        credits: credits ?? [],
        provenance: provenance ?? Prisma.DbNull,
      },
    });
    await tx.article.update({
      where: { id: articleId },
      data: { publishedRevisionId: revision.id, leadPicture: leadPictureOf(blocks) ?? Prisma.DbNull },
    });
    const detail = { revisionId: revision.id, before: id };
    const entry = { actor: AUTHOR, action: 'article.renew-picture', subject: `article:${articleId}`, detail };
    await tx.auditEntry.create({ data: entry });
  });
}

/** A picture block that loses its only picture goes too. The words a story gives a picture stay. */
function renewBlock(block: PublishedBlock, files: string[], fresh: StoredPicture | null): PublishedBlock[] {
  const pictures = block.pictures.flatMap((picture) => {
    if (!files.some((file) => picture.src.startsWith(`/media/${file}/`))) return [picture];
    return fresh ? [{ ...picture, ...fresh }] : [];
  });
  return block.pictures.length > 0 && pictures.length === 0 ? [] : [{ ...block, pictures }];
}
