import type { Command } from 'commander';
import { idFrom } from '@/cli/read-number';
import { answer, sayOnTheSide } from '@/cli/print-result';
import { withDatabase } from '@/cli/with-database';
import { chooseEngine } from '@/features/translation/choose-engine';
import { itemFiled } from '@/features/sources/jobs';
import { blocksStale } from '@/features/translation/jobs';
import { countTranslated, listWaitingItems } from '@/features/translation/queries';
import { translateFiled, translateStale } from '@/features/translation/translate-filed';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';
import { enqueue, handler } from '@/lib/queue';
import { runDueJobs } from '@/lib/queue/run-by-hand';

const tasks = {
  ...handler(itemFiled, (job) => translateFiled({ ...job, now: new Date() })),
  ...handler(blocksStale, (job) => translateStale({ ...job, now: new Date() })),
};

/** `desk translate`: translates one item, or all that wait, and answers what it came to. */
export function register(command: Command): void {
  command
    .option('--item <id>', 'only this item', idFrom)
    .option('--all', 'every item that has no article yet')
    .action(async ({ item, all }: { item?: number; all?: boolean }, self: Command) => {
      if (!item && !all) self.error('error: say --item ID or --all', { code: 'desk.use' });
      const run = await withDatabase(() => translate(item));
      answer(self, run, `${run.translated} translated, ${run.failed} failed, ${run.characters} characters`);
      if (run.failed > 0) process.exitCode = 1;
    });
}

async function translate(itemId: number | undefined) {
  if (!chooseEngine())
    throw new Refusal('invalid', 'There is no translation engine: set TRANSLATION_ENGINE.');
  const startedAt = new Date();
  const asked = itemId === undefined ? await listAllWaiting() : [itemId];
  for (const id of asked)
    await enqueue(db(), itemFiled, { itemId: id }, { key: `item.filed:${id}`, byHand: true });
  await runDueJobs({ tasks, slots: 4, longestMs: 900_000, say: sayOnTheSide });
  return countTranslated(asked, startedAt);
}

async function listAllWaiting(): Promise<number[]> {
  const all: number[] = [];
  for (;;) {
    const ids = await listWaitingItems({ afterId: all.at(-1) ?? 0, limit: 1000 });
    if (ids.length === 0) return all;
    all.push(...ids);
  }
}
