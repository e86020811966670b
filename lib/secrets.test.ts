import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keptSecret } from '@/lib/secrets';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'secrets-')), 'keys');
});
afterEach(() => {
  rmSync(join(folder, '..'), { recursive: true });
});

it('a secret is made once and stays the same', () => {
  const made = keptSecret('auth-secret', folder);
  expect(Buffer.from(made, 'base64')).toHaveLength(32);
  expect(keptSecret('auth-secret', folder)).toBe(made);
  expect(keptSecret('other', folder)).not.toBe(made);
});

it('a secret can be read by its owner alone, and leaves no draft behind', () => {
  keptSecret('auth-secret', folder);
  expect(statSync(join(folder, 'auth-secret')).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['auth-secret']);
});
