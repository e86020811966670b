import { killArticle, withdrawArticle } from '@/features/articles/mutations';
import { publishArticle } from '@/features/articles/publish-article';
import type { ArticleState } from '@/features/articles/schema';
import { correctArticle } from '@/features/articles/workflow/correct-article';
import { moveArticle } from '@/features/articles/workflow/move-article';
import { scheduleArticle } from '@/features/articles/workflow/schedule-article';

type Way = (articleId: number, now: Date) => Promise<unknown>;

const HOUR_MS = 3600_000;
const actor = { userId: null, name: 'A test' };

/** How a draft comes into each state. */
export const ways: Record<ArticleState, Way> = {
  draft: () => Promise.resolve(),
  in_review: (articleId, now) => moveArticle({ articleId, now, actor, move: 'submit' }),
  async approved(articleId, now) {
    await ways.in_review(articleId, now);
    await moveArticle({ articleId, now, actor, move: 'approve' });
  },
  scheduled: (articleId, now) =>
    scheduleArticle({ articleId, now, actor, at: new Date(now.getTime() + HOUR_MS) }),
  published: (articleId, now) => publishArticle({ articleId, now, actor }),
  async corrected(articleId, now) {
    await ways.published(articleId, now);
    const note = { kind: 'correction' as const, text: 'It was three.' };
    await correctArticle({ articleId, now, actor, note });
  },
  async withdrawn(articleId, now) {
    await ways.published(articleId, now);
    await withdrawArticle({ articleId, now, actor, reason: 'Wrong.' });
  },
  killed: (articleId, now) => killArticle({ articleId, now, actor, reason: 'An order.' }),
};
