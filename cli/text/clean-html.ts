import type { Command } from 'commander';
import { overFiles } from '@/cli/text/read-files';
import { cleanHtml } from '@/features/wire/clean-html';
import { decodeText } from '@/features/wire/text/decode-text';

interface Options {
  url?: string;
}

/** `desk clean-html FILE…|-` */
export function register(to: Command): void {
  to.argument('<file...>', 'pieces of HTML, or - for standard input')
    .option('--url <address>', 'where it came from: the base of relative addresses')
    .action((files: string[], { url }: Options, command: Command) =>
      overFiles({
        command,
        files,
        work: (body) => cleanHtml(decodeText({ body }), url),
        words: ({ html }) => html,
      }),
    );
}
