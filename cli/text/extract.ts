import type { Command } from 'commander';
import { overFiles } from '@/cli/text/read-files';
import { extractPage } from '@/features/wire/extract-page';
import type { ExtractedPage } from '@/features/wire/schema';

interface Options {
  url?: string;
  contentType?: string;
}

/** `desk extract FILE…|-` */
export function register(to: Command): void {
  to.argument('<file...>', 'saved pages, or - for standard input')
    .option('--url <address>', 'where it came from: the base of relative addresses')
    .option('--content-type <type>', 'the Content-Type it came with')
    .action((files: string[], { url, contentType }: Options, command: Command) =>
      overFiles({ command, files, work: (body) => extractPage({ body, url, contentType }), words: describe }),
    );
}

function describe({ title, byline, agency, publishedAt, text }: ExtractedPage): string {
  return [title ?? 'Untitled', [byline, agency, publishedAt].filter(Boolean).join(' · '), text]
    .filter(Boolean)
    .join('\n\n');
}
