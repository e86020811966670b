import type { ArticlePage, BilingualRow } from '@/features/articles/schema';
import { getArticlePage, listOriginalBlocks } from '@/features/reading/get-article-page';
import { pairBlocks } from '@/features/reading/pair-blocks';
import { db } from '@/lib/db';
import { dep } from '@/lib/render';

/** A translated article that readers may report a sentence of, its texts paired as in the bilingual view. */
export interface Reportable {
  article: ArticlePage;
  rows: BilingualRow[];
}

/** Null when nothing public has this id, or it is no translation. Shows no more than the article's own page does. */
export async function getReportable(articleId: number): Promise<Reportable | null> {
  dep(`article:${articleId}`);
  const found = await db().article.findUnique({ where: { id: articleId }, select: { path: true } });
  const article = found?.path ? await getArticlePage(found.path) : null;
  if (!article?.original) return null;
  const originals = article.original.licence.showsFullText ? await listOriginalBlocks(articleId) : [];
  return { article, rows: pairBlocks(article.blocks, originals) };
}
