import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { accountFor, runAs } from '@/lib/postgres/cluster/account';

const asRoot = process.getuid?.() === 0;

it.runIf(asRoot)('root runs a database as the owner of its files', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'times-account-'));
  chownSync(folder, 12_345, 12_346);
  expect(await accountFor(folder)).toEqual({ uid: 12_345, gid: 12_346 });
  rmSync(folder, { recursive: true });
});

it.runIf(asRoot)('root runs a new database as an account without rights', async () => {
  const account = await accountFor('/nowhere');
  expect((await runAs(account, '/usr/bin/id', ['-u'])).trim()).not.toBe('0');
});

it.runIf(!asRoot)(
  'an ordinary user runs a database as itself, and is told when the files belong to another',
  async () => {
    expect(await accountFor('/nowhere')).toEqual({});
    await expect(accountFor('/etc')).rejects.toThrow(/belongs to another account \(uid 0\)/);
  },
);
