import type { Command } from 'commander';

/** Answers a command: one JSON value with `--json`, else words for a person. */
export function answer(command: Command, result: unknown, words: string): void {
  const { json } = command.optsWithGlobals<{ json?: boolean }>();
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : words && `${words}\n`);
}

/** Says why a command failed: `{error}` on standard output with `--json`, else a sentence on standard error. */
export function printFailure(asJson: boolean, failure: { code: string; reason: string }): void {
  if (asJson) process.stdout.write(`${JSON.stringify({ error: failure })}\n`);
  else process.stderr.write(`${failure.reason}\n`);
}

/** Tells a person how it goes while a command works: on standard error, since standard output is the answer's. */
export function sayOnTheSide(line: string): void {
  process.stderr.write(`${line}\n`);
}
