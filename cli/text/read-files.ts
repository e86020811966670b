import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { Command } from 'commander';
import { answer } from '@/cli/print-result';
import { Fault, reasonOf } from '@/lib/errors';

interface Work<Result> {
  command: Command;
  files: string[];
  /** What is done with the bytes of each file. */
  work: (body: Buffer) => Result | Promise<Result>;
  /** How a person reads the result. */
  words: (result: Result) => string;
}

/**
 * Does one piece of work for each file (`-` is standard input), all in this process. A file that fails is told with its
 * reason, sets exit code 1 and does not stop the others. Of several files each result carries its `file`.
 */
export async function overFiles<Result extends object>({
  command,
  files,
  work,
  words,
}: Work<Result>): Promise<void> {
  for (const file of files) {
    try {
      const result = await work(await readInput(file));
      answer(
        command,
        files.length > 1 ? { file, ...named(result) } : result,
        heading(file, files) + words(result),
      );
    } catch (error) {
      const failure = { code: error instanceof Fault ? error.code : 'bug', reason: reasonOf(error) };
      answer(command, { file, error: failure }, '');
      if (!command.optsWithGlobals<{ json?: boolean }>().json)
        process.stderr.write(`${file}: ${failure.reason}\n`);
      process.exitCode = 1;
    }
  }
}

async function readInput(file: string): Promise<Buffer> {
  try {
    return file === '-' ? await buffer(process.stdin) : await readFile(file);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException; // every error of the file system has a code
    if (code === 'ENOENT') throw new Fault('not-found', `There is no file ${file}.`, { cause });
    throw new Fault('unreadable', `The file ${file} can’t be read (${code ?? 'unknown reason'}).`, { cause });
  }
}

/** A list has no place for a file's name beside it. */
function named(result: object): object {
  return Array.isArray(result) ? { lines: result as unknown[] } : result;
}

function heading(file: string, files: string[]): string {
  return files.length > 1 ? `== ${file}\n` : '';
}
