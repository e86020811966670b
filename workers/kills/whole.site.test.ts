import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { playSiteKills, SOUND } from '@/workers/kills/site/test-site-play';

const folder = mkdtempSync(join(tmpdir(), 'times-kills-'));
chmodSync(folder, 0o711); // root runs the database under another account
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

// Two hundred of each are played by npm run acceptance.
test('web, worker, database and supervisor killed under a newsroom at work: nothing answered as done is lost, or twice', async () => {
  const played = await playSiteKills({ seed: 9, rounds: 3 }, folder);
  expect(played.verdict).toEqual(SOUND);
  expect(played.killed).toEqual({ web: 3, worker: 3, postmaster: 3, supervisor: 3 });
}, 600_000);
