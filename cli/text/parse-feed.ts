import type { Command } from 'commander';
import { overFiles } from '@/cli/text/read-files';
import { parseFeed } from '@/features/wire/parse-feed';
import type { ParsedFeed } from '@/features/wire/schema';

interface Options {
  url?: string;
  contentType?: string;
}

/** `desk parse-feed FILE…|-` */
export function register(to: Command): void {
  to.argument('<file...>', 'feeds, or - for standard input')
    .option('--url <address>', 'where it came from: the base of relative addresses')
    .option('--content-type <type>', 'the Content-Type it came with')
    .action((files: string[], { url, contentType }: Options, command: Command) =>
      overFiles({ command, files, work: (body) => parseFeed({ body, url, contentType }), words: describe }),
    );
}

function describe({ format, version, language, title, items, problems }: ParsedFeed): string {
  const lines = items.map((item) => `${item.publishedAt ?? 'no date'}  ${item.title ?? item.url ?? item.id}`);
  const kind = [format, version, language].filter(Boolean).join(' ');
  return [
    `${title ?? 'Untitled'} (${kind}), ${items.length} items`,
    ...lines,
    ...problems.map((problem) => `! ${problem}`),
  ].join('\n');
}
