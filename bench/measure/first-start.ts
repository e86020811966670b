import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '@/lib/errors';
import type { Report } from '../report';
import { PORTS } from '../stack/ports';
import { runProgram } from '../stack/programs';

const SETTLE_MS = 45_000;
const WATCH_S = 20;
/** Ready within 100 s where `npm ci` alone takes 65. */
const SHARE_OF_INSTALL = 100 / 65;
const MEMORY = { supervisor: 90, web: 450, worker: 150 };
const IDLE_SHARE = 0.02;

/** A first start on a fresh copy of these sources, as a newcomer makes it, and what it takes once nobody asks anything. */
export async function measureFirstStart(report: Report, folder: string): Promise<void> {
  report.begin('A first start', 0);
  const copy = join(folder, 'fresh');
  copySources(copy);
  const install = await secondsOf(() =>
    runProgram('npm', ['ci', '--no-audit', '--no-fund', '--prefix', copy]),
  );
  report.add('npm ci alone', install, 's');
  rmSync(join(copy, 'node_modules'), { recursive: true });
  const began = performance.now();
  const data = join(folder, 'fresh-data');
  const { child, steps } = await startThere(copy, data);
  const ready = (performance.now() - began) / 1000;
  for (const [title, seconds] of steps) report.add(`… ${title}`, seconds, 's');
  report.add('npm start on a fresh clone: ready', ready, 's', { most: install * SHARE_OF_INSTALL });
  await sleep(SETTLE_MS);
  await measureRest(report, Number(readFileSync(join(data, 'start.pid'), 'utf8').split(' ')[0]));
  child.kill('SIGTERM');
  await once(child, 'exit');
  rmSync(copy, { recursive: true });
}

/** What is under version control or would be, as it is now. */
function copySources(copy: string): void {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { encoding: 'utf8' });
  for (const file of listed.split('\0').filter(Boolean)) {
    mkdirSync(join(copy, dirname(file)), { recursive: true });
    cpSync(file, join(copy, file));
  }
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

async function startThere(
  copy: string,
  data: string,
): Promise<{ child: ChildProcess; steps: [string, number][] }> {
  const child = spawn(process.execPath, ['tools/start.mjs'], {
    cwd: copy,
    env: { ...process.env, DATABASE_URL: '', PORT: String(PORTS.fresh), DATA_DIR: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const text of child.stdout.setEncoding('utf8')) {
    said += String(text);
    if (/^ready http/m.test(said)) return { child, steps: stepsIn(said) };
  }
  throw new Fault('bench', `npm start ended before it was ready:\n${said}`);
}

/** Each step says its title, dots while it goes on, and its seconds. */
function stepsIn(said: string): [string, number][] {
  return [...said.matchAll(/^([a-z ]+) ….*? ([\d.]+) s$/gms)].map(([, title = '', seconds]) => [
    title,
    Number(seconds),
  ]);
}

async function measureRest(report: Report, supervisor: number): Promise<void> {
  const pids = { supervisor, ...programsBelow(supervisor) };
  const before = processorSeconds(Object.values(pids));
  await sleep(WATCH_S * 1000);
  const spent = processorSeconds(Object.values(pids)) - before;
  for (const [name, pid] of Object.entries(pids)) {
    const most = MEMORY[name as keyof typeof MEMORY]; // the three of them
    report.add(`${name} at rest: memory (RSS)`, megabytesOf(pid), 'MB', { most });
  }
  report.add('all of them at rest: share of a processor', spent / WATCH_S, '', { most: IDLE_SHARE });
}

function programsBelow(parent: number): Record<'web' | 'worker', number> {
  const children = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid && fieldsOf(pid)[1] === String(parent));
  const running = (name: string) =>
    children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`${name}.mjs`)) ?? 0;
  return { web: running('run/web'), worker: running('run/worker') };
}

function processorSeconds(pids: number[]): number {
  return pids.map(fieldsOf).reduce((sum, fields) => sum + (Number(fields[11]) + Number(fields[12])) / 100, 0);
}

/** From the state of a process on, as the kernel lists them. */
function fieldsOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  } catch {
    return [];
  }
}

function megabytesOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}
