import { spawn } from 'node:child_process';
import { join } from 'node:path';

const ATTENDED = join(import.meta.dirname, 'attended.mjs');

/**
 * Runs a program, which ends when we do, and keeps what it prints. Answers {code, output}; `echo` also shows it as it
 * comes.
 */
export function run(program, parameters, { echo = false, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = ['ignore', 'pipe', 'pipe', 'ipc'];
    const child = spawn(process.execPath, [ATTENDED, program, ...parameters], { stdio, env });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
        if (echo) process.stdout.write(text);
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
