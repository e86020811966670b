import { expect, test } from 'vitest';
import { publishArticle } from '@/features/articles/publish-article';
import { makeDraft } from '@/features/articles/test-article';
import { articleBody, endNotes } from '@/features/reading/article-body';
import { ArticleHead } from '@/features/reading/article-head';
import { getArticlePage } from '@/features/reading/get-article-page';
import { db } from '@/lib/db';
import { printMarkup } from '@/lib/text/print-markup';
import { testDatabase } from '@/tools/test-database';

testDatabase();

test('a note stands over the text, below its block, or at the end; once its block is gone, at the end', async () => {
  const id = await makeDraft({ texts: ['One.', 'Two.', 'Three.'] });
  const actor = { userId: null, name: 'A test' };
  const { path } = await publishArticle({ articleId: id, actor, now: new Date() });
  const base = { articleId: id, kind: 'correction' as const };
  await db().correction.createMany({
    data: [
      { ...base, text: 'Top', atTop: true },
      { ...base, text: 'Below', blockKey: 'b2' },
      { ...base, text: 'End' },
      { ...base, text: 'Lost', blockKey: 'b77' },
    ],
  });
  const page = await getArticlePage(path);
  if (!page) throw new Error('the article is not there');
  expect(endNotes(page).map(({ text }) => text)).toEqual(['End', 'Lost']);
  const body = printMarkup(<>{articleBody(page)}</>).html;
  expect(body).toMatch(/Two\..*Below.*Three\./s);
  expect(body).not.toMatch(/Top|End|Lost/);
  expect(printMarkup(<ArticleHead article={page} view="translation" />).html).toContain('Top');
});
