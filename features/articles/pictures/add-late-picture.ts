import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { publishArticle } from '@/features/articles/publish-article';
import { PublishedBlock } from '@/features/articles/schema';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

const Waiting = z.array(z.object({ id: z.number(), version: z.number() }));
const PICTURE_DESK = { userId: null, name: 'The picture desk' };
const MOST = 50;

/**
 * A picture has come after its stories were published: they are published once more, so that readers see it. A story whose
 * working text says anything else than what was published is left to its editor.
 */
export async function addLatePicture({ url, now }: { url: string; now: Date }): Promise<void> {
  const holder = JSON.stringify([{ url }]);
  const waiting = Waiting.parse(
    await db().$queryRaw`
      SELECT DISTINCT a.id, a.version FROM article_blocks b JOIN articles a ON a.id = b.article_id
      WHERE b.kind IN ('picture', 'gallery') AND b.attributes -> 'pictures' @> ${holder}::jsonb
        AND a.state IN ('published', 'corrected') ORDER BY a.id DESC LIMIT ${MOST}`,
  );
  for (const { id, version } of waiting) {
    if (!(await readsAsPublished(id))) continue;
    await publishArticle({ articleId: id, actor: PICTURE_DESK, now, version }).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error; // somebody else is at it: it will go out with their change
    });
  }
}

/** Whether the working text has the words of the published one, pictures aside. */
async function readsAsPublished(articleId: number): Promise<boolean> {
  const article = await db().article.findUnique({
    where: { id: articleId },
    include: { publishedRevision: true, blocks: { orderBy: { position: 'asc' } } },
  });
  const published = article?.publishedRevision;
  if (!published || article.headline !== published.headline || article.standfirst !== published.standfirst)
    return false;
  const words = (blocks: { key: string; kind: string; html: string }[]) =>
    blocks
      .filter(({ kind }) => kind !== 'picture' && kind !== 'gallery')
      .map(({ key, kind, html }) => [key, kind, html]);
  return isDeepStrictEqual(words(article.blocks), words(z.array(PublishedBlock).parse(published.blocks)));
}
