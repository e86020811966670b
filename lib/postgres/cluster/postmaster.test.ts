import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startPostgres, type RunningPostgres } from '@/lib/postgres/server';
import { postmasterOf } from './postmaster';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 }); // each makes a database, on whatever machine

// Root in a container may not see where a process of another account works.
const mayNotTrace = ['--bounding-set=-sys_ptrace', '--inh-caps=-sys_ptrace'];
const canTry = process.getuid?.() === 0 && existsSync('/usr/bin/setpriv');
const PROGRAM = `
  const { dropForeignLock, postmasterOf } = await import('./lib/postgres/cluster/postmaster.ts');
  const [cluster] = process.argv.slice(-1);
  dropForeignLock(cluster);
  console.log(JSON.stringify(postmasterOf(cluster) ?? null));`;

let dataDir: string;
let running: RunningPostgres;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'times-postmaster-'));
  chmodSync(dataDir, 0o711);
  running = await startPostgres({ dataDir, settings: { shared_buffers: '16MB', fsync: 'off' } });
});
afterEach(async () => {
  await running.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

function lookWithoutRights(cluster: string): unknown {
  const node = [process.execPath, '--import', 'tsx', '--input-type=module', '-e', PROGRAM, '--', cluster];
  return JSON.parse(execFileSync('setpriv', [...mayNotTrace, ...node], { encoding: 'utf8' }));
}

it.runIf(canTry)('root of a container knows the server of a folder, and leaves its lock alone', () => {
  const cluster = join(dataDir, 'postgres');
  expect(lookWithoutRights(cluster)).toEqual(postmasterOf(cluster));
  expect(postmasterOf(cluster)).toBeDefined();
});

it.runIf(canTry)(
  'root of a container drops the lock that a copy brought along, and that of another program',
  () => {
    const original = join(dataDir, 'postgres');
    for (const pid of [postmasterOf(original)?.pid, process.pid]) {
      const copy = join(dataDir, `copy-${pid}`);
      mkdirSync(copy);
      writeFileSync(join(copy, 'postmaster.pid'), `${pid}\n${original}\n0\n5432\n`);
      expect(lookWithoutRights(copy)).toBeNull();
      expect(existsSync(join(copy, 'postmaster.pid'))).toBe(false);
    }
    expect(postmasterOf(original)).toBeDefined();
  },
);
