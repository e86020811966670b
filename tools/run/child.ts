import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** One of our processes, kept running. */
export interface Child {
  /** Settles with the exit code when the first run ends; later ones are restarted. */
  firstExit: Promise<number | null>;
  pid: () => number | undefined;
  /** Ends it, so that it is started again with what its environment is by now. */
  renew: () => Promise<void>;
  /** Asks it to stop, waits, and after ten seconds ends it. */
  stop: () => Promise<void>;
}

interface Program {
  name: string;
  /** What follows `node` on the command line. */
  parameters: string[];
  env: NodeJS.ProcessEnv;
}

const PATIENCE = 10_000;
const LONGEST_PAUSE = 30_000;

/** Starts a program and starts it again whenever it ends, after a pause that doubles while it keeps ending at once. */
export function keepRunning(program: Program): Child {
  let current = launch(program);
  let stopping = false;
  const firstExit = exitOf(current);
  void watch();

  async function watch(): Promise<void> {
    for (let pause = 1000; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      const started = Date.now();
      const code = await exitOf(current);
      if (stopping) return;
      if (Date.now() - started > 60_000) pause = 1000;
      console.error(
        `${program.name} ended (${code ?? 'by a signal'}), starting it again in ${pause / 1000} s`,
      );
      await sleep(pause, undefined, { ref: false });
      if (isStopping()) return;
      current = launch(program);
    }
  }

  function isStopping(): boolean {
    return stopping; // as it is after the pause: the compiler would think it still false
  }

  async function stop(): Promise<void> {
    stopping = true;
    await end(current);
  }

  return { firstExit, pid: () => current.pid, renew: () => end(current), stop };
}

/** In a group of its own: Ctrl-C reaches only us, and we stop things in their order. */
function launch({ parameters, env }: Program): ChildProcess {
  return spawn(process.execPath, ['--import', './tools/setup/leave-with-parent.mjs', ...parameters], {
    env,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = exitOf(child);
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  await gone;
  clearTimeout(late);
}

function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('exit', resolve));
}
