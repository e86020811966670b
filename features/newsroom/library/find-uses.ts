import { z } from 'zod';
import { ArticleState } from '@/features/articles/schema';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';

const Use = z.object({ id: z.number(), headline: z.string(), state: ArticleState });
export type Use = z.infer<typeof Use>;

const MOST = 100;

/** The address under which stories name a picture that came from the desk. */
export function deskUrl(mediaId: number): string {
  return `/newsroom/media/${mediaId}`;
}

/** The stories whose working text names a picture, or one of whose published texts shows it; the latest 100. */
export async function findUses(
  { id, sha256 }: { id: number; sha256: string },
  tx: Pick<Prisma.TransactionClient, '$queryRaw'> = db(),
): Promise<Use[]> {
  return z.array(Use).parse(
    await tx.$queryRaw`
      SELECT id, headline, state FROM articles WHERE id IN (
        SELECT b.article_id FROM picture_origins o JOIN article_blocks b ON b.kind IN ('picture', 'gallery')
          AND b.attributes -> 'pictures' @> jsonb_build_array(jsonb_build_object('url', o.url))
        WHERE o.media_id = ${id}
        UNION
        SELECT article_id FROM article_revisions
        WHERE published_at IS NOT NULL AND picture_hashes(blocks) @> ARRAY[${sha256}]
      ) ORDER BY id DESC LIMIT ${MOST}`,
  );
}
