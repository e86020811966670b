import type { Tx, WorkingArticle } from '@/features/articles/workflow/hold-article';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';
import { momentIn } from '@/lib/text/dates';

/**
 * Refusal `conflict`, naming who and the new time, when a story no longer goes out when somebody saw it would. `seen`:
 * null for no time, undefined when nobody looked.
 */
export async function requireUnmoved(
  tx: Tx,
  { id, scheduledFor }: Pick<WorkingArticle, 'id' | 'scheduledFor'>,
  seen: Date | null | undefined,
): Promise<void> {
  if (seen === undefined || seen?.getTime() === scheduledFor?.getTime()) return;
  const last = await tx.auditEntry.findFirst({
    where: { subject: `article:${id}`, action: { in: ['article.schedule', 'article.unschedule'] } },
    orderBy: { id: 'desc' },
    select: { actor: true },
  });
  const who = last?.actor ?? 'Somebody';
  throw new Refusal(
    'conflict',
    scheduledFor
      ? `${who} moved it meanwhile: it goes out on ${momentIn(scheduledFor, env().SITE_TIME_ZONE)}.`
      : `${who} took it off the schedule meanwhile.`,
  );
}
