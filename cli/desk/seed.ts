import type { Command } from 'commander';
import { answer } from '@/cli/print-result';
import { withDatabase } from '@/cli/with-database';
import { Refusal } from '@/lib/errors';
import { generateArticles } from '@/prisma/generate/generate-articles';

/** `desk seed --articles N`: fills a database with generated articles of invented outlets, for measuring. */
export function register(command: Command): void {
  command
    .requiredOption('--articles <number>', 'how many, up to 1,000,000')
    .option('--seed <number>', 'the same number gives the same articles', '1')
    .action(async (options: { articles: string; seed: string }, self: Command) => {
      const [articles, seed] = [Number(options.articles), Number(options.seed)];
      if (!Number.isInteger(articles) || articles < 1 || articles > 1_000_000) {
        throw new Refusal('invalid', 'The number of articles is from 1 to 1,000,000.', 'articles');
      }
      if (!Number.isInteger(seed)) throw new Refusal('invalid', 'The seed is a whole number.', 'seed');
      const onProgress = (done: number) => process.stderr.write(`\r${done} of ${articles} articles`);
      const result = await withDatabase(() =>
        generateArticles({ articles, seed, now: new Date(), onProgress }),
      );
      process.stderr.write('\n');
      answer(self, result, `${result.articles} articles in ${Math.round(result.seconds)} s`);
    });
}
