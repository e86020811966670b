import type { Command } from 'commander';
import { answer } from '@/cli/print-result';
import { idFrom } from '@/cli/read-number';
import { withDatabase } from '@/cli/with-database';
import { reviewAllBlocks } from '@/features/articles/mutations';
import type { Actor } from '@/features/articles/publish-article';
import { publishAsOperator } from '@/features/newsroom/workflow/mutations';
import { Refusal } from '@/lib/errors';
import { log } from '@/lib/log';
import { plainReason } from '@/lib/postgres/faults/plain-reason';

/** Who the command line acts for. */
export const OPERATOR: Actor = { userId: null, name: 'The operator' };

/**
 * `desk publish ARTICLE…`: shows the working texts to readers. One that can't be published, or that something stops, does
 * not stop the others.
 */
export function register(command: Command): void {
  command
    .argument('<article...>', 'ids of articles', listIds)
    .option('--reviewed', 'mark every block reviewed first, in the name of the operator')
    .action(async (ids: number[], { reviewed }: { reviewed?: boolean }, self: Command) => {
      const articles = await withDatabase(async () => {
        const results = [];
        for (const id of ids) results.push(await publishOne(id, reviewed ?? false));
        return results;
      });
      answer(self, { articles }, articles.map(inWords).join('\n'));
      if (articles.some((article) => article.path === null)) process.exitCode = 1;
    });
}

function listIds(word: string, before: number[] = []): number[] {
  return [...before, idFrom(word)];
}

function inWords({ id, path, reason }: Awaited<ReturnType<typeof publishOne>>): string {
  return path ?? `${id}: ${reason}`;
}

async function publishOne(articleId: number, reviewed: boolean) {
  try {
    const now = new Date();
    if (reviewed) await reviewAllBlocks(articleId, OPERATOR, now);
    const { path } = await publishAsOperator({ articleId, actor: OPERATOR, now });
    return { id: articleId, state: 'published', path, reason: null };
  } catch (error) {
    if (!(error instanceof Refusal))
      log().debug({ error, article: articleId }, 'a story could not be published');
    return { id: articleId, state: null, path: null, reason: plainReason(error) };
  }
}
