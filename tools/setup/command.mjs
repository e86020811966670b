import { spawn } from 'node:child_process';

/**
 * Runs a program and keeps what it prints. Answers {code, output}; `echo` also shows it as it comes. A code of null
 * means that a signal ended it.
 */
export function run(program, parameters, { echo = false, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { stdio: ['ignore', 'pipe', 'pipe'], env });
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
