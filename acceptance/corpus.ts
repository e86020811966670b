import { spawn, execFile, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const SHARED = resolve(import.meta.dirname, '../../shared');

/** Whether the real corpus lies beside this checkout. */
export const corpusIsThere = existsSync(join(SHARED, 'data/articles.jsonl'));

const Document = z.object({
  id: z.string(),
  lang: z.string(),
  title: z.string(),
  paragraphs: z.array(z.string()),
  reference: z.object({ title: z.string(), paragraphs: z.array(z.string()) }).nullable(),
});
const Failed = z.object({ stdout: z.string(), stderr: z.string() });

export type Document = z.infer<typeof Document>;

/** Every document of the corpus, with its professional translation where there is one. */
export function readCorpus(): Document[] {
  const lines = readFileSync(join(SHARED, 'data/articles.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => Document.parse(JSON.parse(line)));
}

/** A program of the corpus, or our own web process, on a port of its own. */
export interface Running {
  url: string;
  stop: () => void;
}

/** Starts `outlets.mjs` or `replay-translate.mjs` and waits until it answers. */
export async function startTool(name: string): Promise<Running> {
  const port = await freePort();
  const path = name === 'outlets.mjs' ? '/' : '/languages';
  return start([join(SHARED, 'tools', name), '--port', String(port)], port, path, {});
}

/** Starts our web process as in production. */
export async function startWeb(environment: Record<string, string>): Promise<Running> {
  const port = await freePort();
  return start(['--import', 'tsx', 'server/main.ts'], port, '/readyz', {
    ...environment,
    ...{ PORT: String(port), NODE_ENV: 'production', LOG_LEVEL: 'error' },
  });
}

/** Runs a command of the desk and answers what it printed with `--json`. A refusal (exit 1) answers too. */
export async function desk(environment: Record<string, string>, ...words: string[]): Promise<unknown> {
  const run = promisify(execFile)(process.execPath, ['cli/desk.mjs', ...words, '--json'], {
    env: { ...process.env, ...environment, LOG_LEVEL: 'error' },
    maxBuffer: 64 << 20,
  });
  const { stdout } = await run.catch((error: unknown) => {
    const failed = Failed.parse(error);
    if (!failed.stdout) throw new Error(failed.stderr);
    return failed;
  });
  return JSON.parse(stdout);
}

/** Sends an order to a program of the corpus. */
export async function control(tool: Running, order: object): Promise<void> {
  const answer = await fetch(`${tool.url}/_control`, { method: 'POST', body: JSON.stringify(order) });
  if (!answer.ok) throw new Error(`the order was refused: ${await answer.text()}`);
}

/** A folder for one run's media and keys. */
export function dataFolder(): string {
  return mkdtempSync(join(tmpdir(), 'acceptance-'));
}

async function start(
  words: string[],
  port: number,
  path: string,
  environment: Record<string, string>,
): Promise<Running> {
  const child = spawn(process.execPath, words, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) break;
    const answer = await fetch(`${url}${path}`).catch(() => null);
    if (answer?.ok) return { url, stop: () => void stopChild(child) };
    await new Promise((wait) => setTimeout(wait, 100));
  }
  stopChild(child);
  throw new Error(`${words.join(' ')} did not start`);
}

function stopChild(child: ChildProcess): boolean {
  return child.kill('SIGTERM');
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer().on('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
