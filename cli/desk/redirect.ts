import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { Command } from 'commander';
import { answer } from '@/cli/print-result';
import { withDatabase } from '@/cli/with-database';
import {
  dropRedirects,
  type ImportedLine,
  importRedirects,
  listRedirects,
} from '@/features/articles/redirects/import-redirects';
import { readRedirects, redirectKey } from '@/features/articles/redirects/read-redirects';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';

/** `desk redirect import FILE | list | drop PATH…`: where addresses lead that the site had before. */
export function register(command: Command): void {
  command
    .command('import <file>')
    .description(
      'CSV or TSV: old address, new address, perhaps a status (301, 308, 410); - is standard input',
    )
    .option('--dry-run', 'only say what would become of each line')
    .action(async (file: string, { dryRun }: { dryRun?: boolean }, self: Command) => {
      const lines = readRedirects((await read(file)).toString('utf8'), env().SITE_URL);
      const told = await withDatabase(() => importRedirects(lines, { dryRun }));
      const count = (result: ImportedLine['result']) => told.filter((line) => line.result === result).length;
      const sums = {
        added: count('added'),
        changed: count('changed'),
        same: count('same'),
        refused: count('refused'),
      };
      answer(
        self,
        { ...sums, lines: told },
        [...told.filter(isWorthSaying).map(inOneLine), inWords(sums)].join('\n'),
      );
      if (sums.refused > 0) process.exitCode = 1;
    });
  command
    .command('list')
    .description('every redirect, by address')
    .option('--after <path>', 'those after this address', '')
    .option('--limit <n>', 'at most so many', '100')
    .action(async ({ after, limit }: { after: string; limit: string }, self: Command) => {
      const page = await withDatabase(() =>
        listRedirects({ after, limit: Math.max(1, Number(limit) || 100) }),
      );
      const lines = page.redirects.map(({ path, target, status }) =>
        `${status}  ${path}  ${target ?? ''}`.trimEnd(),
      );
      answer(self, page, lines.join('\n'));
    });
  command
    .command('drop <path...>')
    .description('forget redirects that were imported')
    .action(async (paths: string[], _: unknown, self: Command) => {
      const dropped = paths.map((path) => redirectKey(path) ?? path);
      await withDatabase(() => dropRedirects(dropped));
      answer(self, { dropped }, dropped.map((path) => `${path} leads nowhere now`).join('\n'));
    });
}

function isWorthSaying({ result }: ImportedLine): boolean {
  return result !== 'same';
}

function inOneLine({ line, from, to, result, reason }: ImportedLine): string {
  return `${String(line).padStart(6)}  ${result.padEnd(7)}  ${from}  ${reason ?? to ?? 'gone'}`;
}

function inWords({ added, changed, same, refused }: Record<ImportedLine['result'], number>): string {
  return `${added} added, ${changed} changed, ${same} as before, ${refused} refused`;
}

async function read(file: string): Promise<Buffer> {
  if (file === '-') return buffer(process.stdin);
  return readFile(file).catch(() => {
    throw new Refusal('invalid', `The file ${file} can’t be read.`);
  });
}
