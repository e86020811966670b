import type { Command } from 'commander';
import { idFrom } from '@/cli/read-number';
import { answer } from '@/cli/print-result';
import { withDatabase } from '@/cli/with-database';
import { OPERATOR } from '@/cli/desk/publish';
import { killArticle, withdrawArticle } from '@/features/articles/mutations';

/** `desk withdraw ARTICLE --reason R`: takes an article from readers; its address answers 410. */
export function registerWithdraw(command: Command): void {
  remove(command, 'withdrawn', withdrawArticle);
}

/** `desk kill ARTICLE --reason R`: removes an article for legal reasons; its story is never taken in again. */
export function registerKill(command: Command): void {
  remove(command, 'killed', killArticle);
}

function remove(command: Command, state: string, verb: typeof withdrawArticle): void {
  command
    .argument('<article>', 'its id', idFrom)
    .requiredOption('--reason <reason>', 'what readers and the audit are told')
    .action(async (id: number, { reason }: { reason: string }, self: Command) => {
      await withDatabase(() => verb({ articleId: id, reason, actor: OPERATOR, now: new Date() }));
      answer(self, { articles: [{ id: id, state, reason }] }, `article ${id} is ${state}`);
    });
}
