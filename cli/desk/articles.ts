import type { Command } from 'commander';
import { idFrom } from '@/cli/read-number';
import { answer } from '@/cli/print-result';
import { withDatabase } from '@/cli/with-database';
import { listForOperator, type ListedArticle } from '@/features/articles/queries';
import { ArticleState } from '@/features/articles/schema';
import { Refusal } from '@/lib/errors';

interface Options {
  state?: string;
  source?: number;
  after?: string;
  limit: number;
}

/** `desk articles`: articles in any state, a page at a time. */
export function register(command: Command): void {
  command
    .option('--state <state>', ArticleState.options.join(', '))
    .option('--source <id>', 'only of this source', idFrom)
    .option('--after <cursor>', 'the page after this one: what `next` said')
    .option('--limit <number>', 'articles a page, at most 500', idFrom, 50)
    .action(async (options: Options, self: Command) => {
      const page = await withDatabase(() => listForOperator(parse(options)));
      answer(self, page, page.articles.map(inOneLine).join('\n'));
    });
}

function parse({ state, source, after, limit }: Options) {
  const parsed = ArticleState.optional().safeParse(state);
  if (!parsed.success)
    throw new Refusal('invalid', `A state is one of ${ArticleState.options.join(', ')}.`, 'state');
  return {
    state: parsed.data,
    sourceId: source,
    after,
    limit,
  };
}

function inOneLine({ id, state, headline, path }: ListedArticle): string {
  return [`${id}`.padStart(6), state.padEnd(10), path ?? '—', headline].join('  ');
}
