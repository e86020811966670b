import { execFile } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

vi.setConfig({ testTimeout: 60_000 });

// The two doors of npm start, in a process as they are there.
const SCRIPT = `
  import { claimDataFolder, requirePort } from '${join(import.meta.dirname, 'guard.mjs')}';
  import { fail } from '${join(import.meta.dirname, 'progress.mjs')}';
  try {
    claimDataFolder();
    await requirePort();
    console.log('begins');
    if (process.env.STAY) setInterval(() => undefined, 1000);
  } catch (error) {
    fail(error);
  }`;

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'times-guard-'));
});
afterAll(() => {
  rmSync(home, { recursive: true });
});

function begin(env: Record<string, string>): Promise<{ code: number; said: string }> {
  const given = { PATH: process.env.PATH ?? '', DATA_DIR: join(home, 'own'), PORT: '0', ...env };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--input-type=module', '-e', SCRIPT],
      { env: given as unknown as NodeJS.ProcessEnv },
      (error, out, errors) =>
        resolve({ code: error ? Number(error.code) : 0, said: `${out}${errors}`.trim() }),
    );
  });
}

it('a folder and an address that can be had let a start begin, and the folder is for nobody else', async () => {
  expect(await begin({})).toEqual({ code: 0, said: 'begins' });
  expect(statSync(join(home, 'own')).mode & 0o777).toBe(0o700);
});

it.each([
  [
    'a file',
    () => ({ DATA_DIR: fileIn(home) }),
    /^DATA_DIR .*file is a file: set it to a folder of your own\.$/,
  ],
  ['below a file', () => ({ DATA_DIR: join(fileIn(home), 'x') }), /^DATA_DIR .* lies below a file: .*\.$/],
  ['a device', () => ({ DATA_DIR: '/dev/null' }), /^DATA_DIR \/dev\/null is a file: .*\.$/],
  ['a folder of the kernel', () => ({ DATA_DIR: '/proc/x' }), /^(DATA_DIR )?\/proc\/x .*: set .*\.$/],
  ['too long', () => ({ DATA_DIR: join(home, 'x'.repeat(300)) }), /^DATA_DIR .* is too long: .*\.$/],
  [
    'an address of another machine',
    () => ({ HOST: '192.0.2.1' }),
    /^HOST 192\.0\.2\.1 is no address of this machine: .*\.$/,
  ],
  [
    'a name that nobody has',
    () => ({ HOST: 'nobody.invalid' }),
    /^HOST nobody\.invalid (is not known here|can not be looked up): .*\.$/,
  ],
])('%s is refused at once, in one sentence', async (_, env, sentence) => {
  const { code, said } = await begin(env());
  expect(code).toBe(1);
  expect(said).toMatch(sentence);
});

it('a taken port is refused in one sentence', async () => {
  const squatter = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => squatter.once('listening', resolve));
  const { port } = squatter.address() as AddressInfo; // it listens on a port
  const { code, said } = await begin({ PORT: String(port) });
  squatter.close();
  expect(code).toBe(1);
  expect(said).toBe(
    `Port ${port} is taken by another program: stop it, or choose another port, as in PORT=3001 npm start.`,
  );
});

it('the mark of a start that goes on is no obstacle to a copy of its folder', async () => {
  const original = join(home, 'original');
  mkdirSync(original);
  chmodSync(original, 0o700);
  const { dev, ino } = statSync(original);
  writeFileSync(join(original, 'start.pid'), `${process.ppid} ${dev}:${ino}`);
  cpSync(original, join(home, 'copy'), { recursive: true });
  expect((await begin({ DATA_DIR: join(home, 'copy') })).said).toBe('begins');
});

function fileIn(folder: string): string {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  return file;
}
