import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { z } from 'zod';

const SCRIPT = join(import.meta.dirname, 'paths.lua');
const GZIP = ['-H', 'Accept-Encoding: gzip'];

/** What one run of load found. Times in milliseconds. */
export const Load = z.object({ perSecond: z.number(), p50: z.number(), p99: z.number(), errors: z.number() });
export type Load = z.infer<typeof Load>;

interface Loading {
  url: string;
  connections: number;
  seconds: number;
  /** A file with one path a line, asked for at random; without it, the URL is asked for. */
  pathsFile?: string;
  pause?: number;
}

/** Asks as fast as the answers come, over so many connections, for gzip as browsers do. */
export async function load(loading: Loading): Promise<Load> {
  const { stdout } = await promisify(execFile)('wrk', parametersOf(loading));
  return readLoad(stdout);
}

/** Readers in the background, who look at a page for `pause` milliseconds before they ask for the next. */
export function startLoad(loading: Omit<Loading, 'seconds'> & { pause: number }): {
  stop: () => Promise<Load>;
} {
  const child = spawn('wrk', parametersOf({ ...loading, seconds: 600 }), {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const found = text(child.stdout);
  const stop = async () => {
    child.kill('SIGINT'); // it still says what it found
    return readLoad(await found);
  };
  return { stop };
}

function readLoad(output: string): Load {
  return Load.parse(JSON.parse(output.trim().split('\n').at(-1) ?? ''));
}

function parametersOf({ url, connections, seconds, pathsFile, pause }: Loading): string[] {
  const shape = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '10s'];
  return [
    ...shape,
    ...GZIP,
    '-s',
    SCRIPT,
    url,
    ...(pathsFile ? ['--', pathsFile] : []),
    ...(pause ? [String(pause)] : []),
  ];
}
