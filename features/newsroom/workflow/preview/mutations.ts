import { recordStep } from '@/features/articles/workflow/hold-article';
import { writePreviewToken } from '@/features/newsroom/workflow/preview/preview-token';
import { type Asked, takeStep } from '@/features/newsroom/workflow/take-step';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';

const LONGEST_HOURS = 14 * 24;

/** Makes a link that shows the draft to whoever has it, for so many hours (at most 14 days). */
export function makePreviewLink(asked: Asked & { hours: number }): Promise<{ url: string; until: Date }> {
  const { hours, now } = asked;
  return takeStep('article.preview-link', asked, async ({ tx, step, article }) => {
    if (!(hours >= 1 && hours <= LONGEST_HOURS))
      throw new Refusal('invalid', 'A link holds one hour to 14 days.', 'hours');
    const until = new Date(now.getTime() + hours * 3600_000);
    const token = writePreviewToken({ articleId: article.id, expiresAt: until }, article.previewRound);
    await recordStep(tx, step, ['preview', { until: until.toISOString() }]);
    return { url: `${env().SITE_URL}/preview/${token}`, until };
  });
}

/** Ends every preview link of an article at once. */
export function endPreviewLinks(asked: Asked): Promise<void> {
  return takeStep('article.preview-link', asked, async ({ tx, step, article }) => {
    await tx.article.update({ where: { id: article.id }, data: { previewRound: { increment: 1 } } });
    await recordStep(tx, step, ['preview', { ended: true }]);
  });
}
