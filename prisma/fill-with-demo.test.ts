import { fork } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it, vi } from 'vitest';
import { isPassword } from '@/features/accounts/hash-password';
import { readDemoSignIns, tellDemoSignIns } from '@/features/accounts/people/demo-sign-ins';
import { db } from '@/lib/db';
import { demoOutlets } from '@/prisma/demo/outlets';
import { demoStories } from '@/prisma/demo/stories';
import { loadStory } from '@/prisma/load-story';
import { addSource } from '@/features/sources/mutations';
import { LicenceTerms } from '@/features/sources/schema';
import { testDatabase } from '@/tools/test-database';

vi.setConfig({ testTimeout: 600_000 });

const url = testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'times-fill-'));
process.env.DATA_DIR = folder;
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What a first start runs to fill the database; killed once that many files of pictures are there. */
async function fill(killAt = Infinity): Promise<void> {
  const child = fork('tools/run/fill-database.ts', {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, DATABASE_URL: url, DATA_DIR: folder, LOG_LEVEL: 'error' },
  });
  let failed = '';
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.on('message', (report: { kind: string; reason?: string }) => {
    if (report.kind === 'migrated') child.send('the client is made');
    if (report.kind === 'failed') failed = report.reason ?? 'no reason';
  });
  const watch = (async () => {
    while (child.exitCode === null && child.signalCode === null) {
      if (countFiles() >= killAt) child.kill('SIGKILL');
      await sleep(20);
    }
  })();
  await Promise.all([ended, watch]);
  expect(failed).toBe('');
}

function countFiles(): number {
  return readdirSync(folder, { recursive: true }).length;
}

async function counts() {
  const published = await db().article.count({ where: { state: { in: ['published', 'corrected'] } } });
  return { published, users: await db().user.count(), items: await db().sourceItem.count() };
}

const killed = killPoints(7, 2);

it('a first start that is killed while the demo loads leaves nothing half loaded, and the next one loads it whole', async () => {
  for (const files of killed) {
    await fill(files);
    expect(await counts()).toEqual({ published: 0, users: 0, items: 0 });
  }
  await leaveAsVersion02();
  await fill();
  const { published, users } = await counts();
  expect({ published, users }).toEqual({
    published: demoStories.filter(({ withdrawn }) => !withdrawn).length,
    users: 4,
  });
  expect(await db().correction.count()).toBe(demoStories.flatMap(({ corrections }) => corrections).length);
  for (const { email, password } of readDemoSignIns()) {
    const { passwordHash } = await db().user.findUniqueOrThrow({ where: { email } });
    expect(await isPassword(password, passwordHash)).toBe(true);
  }
  await fill();
  expect((await counts()).published).toBe(published);
});

it('the sign-ins are told once, also when the start that made them did not come so far', () => {
  const told: string[] = [];
  tellDemoSignIns((lines) => told.push(lines));
  tellDemoSignIns((lines) => told.push(lines));
  expect(told).toHaveLength(1);
  for (const { password } of readDemoSignIns()) expect(told[0]).toContain(password);
});

/** Two stories of which one was not published any more, and nobody who could sign in. */
async function leaveAsVersion02(): Promise<void> {
  const sources = new Map<string, number>();
  for (const outlet of demoOutlets) {
    const licence = LicenceTerms.parse({
      name: 'Written for this demonstration',
      mayShowFullText: true,
      mayTranslate: true,
    });
    sources.set(outlet.slug, (await addSource({ ...outlet, fictional: true, licence })).id);
  }
  const [first, second] = demoStories.filter(({ picture, withdrawn }) => !picture && !withdrawn);
  if (!first || !second) throw new Error('the demo has two stories without a picture');
  await loadStory({ story: first, sources, now: new Date() });
  await loadStory({ story: { ...second, stand: 'draft' }, sources, now: new Date() });
}

/** Seeded, so that a failure can be repeated. */
function killPoints(seed: number, many: number): number[] {
  let state = seed;
  return Array.from({ length: many }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return 5 + (state % 180);
  });
}
