import type { Command } from 'commander';
import { overFiles } from '@/cli/text/read-files';
import { detectLanguage } from '@/features/wire/detect-language';
import type { DetectedLanguage } from '@/features/wire/schema';
import { decodeText } from '@/features/wire/text/decode-text';

interface Options {
  lines?: boolean;
}

/** `desk detect-language FILE…|-` */
export function register(to: Command): void {
  to.argument('<file...>', 'texts, or - for standard input')
    .option('--lines', 'tell the language of each line')
    .action((files: string[], { lines }: Options, command: Command) =>
      lines
        ? overFiles({ command, files, work: detectLines, words: (found) => found.map(describe).join('\n') })
        : overFiles({
            command,
            files,
            work: (body) => detectLanguage(decodeText({ body })),
            words: describe,
          }),
    );
}

async function detectLines(body: Buffer): Promise<DetectedLanguage[]> {
  const lines = decodeText({ body })
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
  const found: DetectedLanguage[] = [];
  for (const line of lines) found.push(await detectLanguage(line));
  return found;
}

function describe({ language, confidence }: DetectedLanguage): string {
  return `${language} ${confidence.toFixed(2)}`;
}
