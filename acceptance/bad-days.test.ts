import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, existsSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dataFolder, desk } from './corpus';
import { TestLine } from '@/lib/net/test-line';
import { testDatabase } from '@/tools/test-database';
import { SiteAtWork } from '@/workers/kills/site/test-site-at-work';

const SOUND = { left: [], refused: [], idle: [], broken: {} };
const WELL_WITHIN_MS = 120_000;
const FAKE_CLOCK = '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1'; // Debian's libfaketime
const databaseUrl = testDatabase();

let folder: string;
let work: SiteAtWork | undefined;
beforeEach(() => {
  folder = dataFolder();
  chmodSync(folder, 0o711); // root runs the database under another account
});
afterEach(async () => {
  await work?.close();
  work = undefined;
});

test.runIf(process.getuid?.() === 0)('a disk that fills up under a newsroom at work', async () => {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400m,mode=711', 'tmpfs', folder]);
  try {
    work = await SiteAtWork.open(folder);
    const { site, editor } = work;
    const during = work.makeNews();
    fill(join(folder, 'filler'));
    const backup = await desk({ DATA_DIR: folder, DATABASE_URL: '' }, 'backup', join(folder, 'backup.tar'));
    console.log(JSON.stringify(backup));
    expect(backup).toHaveProperty('error.code');
    expect(existsSync(join(folder, 'backup.tar'))).toBe(false);
    for (let second = 0; second < 40; second++) {
      fill(join(folder, 'filler')); // what was given up meanwhile
      await sleep(1000);
    }
    rmSync(join(folder, 'filler'));
    console.log(`whole again after ${await site.isWhole(WELL_WITHIN_MS)} ms`);
    expect(await work.isSeen(await during)).toBe(true);
    expect(await work.isSeen(await work.makeNews())).toBe(true);
    const { refused, ...rest } = await work.finish();
    console.log(
      `${editor.saved.count} saves, ${editor.kept.length} pictures; refused: ${[...new Set(refused)].join('; ')}`,
    );
    expect({ ...rest, refused: refused.filter((one) => !one.startsWith('a picture: 507')) }).toEqual(SOUND);
  } finally {
    await work?.close();
    work = undefined;
    execFileSync('umount', [folder]);
  }
});

test('a database that is away for three minutes', async () => {
  const line = new TestLine();
  try {
    work = await SiteAtWork.open(folder, { DATABASE_URL: await line.open(databaseUrl) });
    const { site, editor } = work;
    expect(await work.isSeen(await work.makeNews())).toBe(true);
    line.cut();
    await sleep(2000);
    expect((await fetch(`${site.url}/readyz`)).status).toBe(503);
    await sleep(178_000);
    line.mend();
    console.log(`whole again after ${await site.isWhole(WELL_WITHIN_MS)} ms`);
    expect(await work.isSeen(await work.makeNews())).toBe(true);
    expect(await work.finish()).toEqual(SOUND);
    expect(editor.saved.count).toBeGreaterThan(0);
  } finally {
    line.close();
  }
});

test.runIf(existsSync(FAKE_CLOCK))('a clock that is set on by a day, and back again', async () => {
  const clock = join(folder, 'clock');
  const setTo = (offset: string) => {
    writeFileSync(clock, offset);
    chmodSync(clock, 0o644);
  };
  setTo('+0');
  work = await SiteAtWork.open(folder, {
    ...{ LD_PRELOAD: FAKE_CLOCK, FAKETIME_TIMESTAMP_FILE: clock, FAKETIME_NO_CACHE: '1' },
    ...{ FAKETIME_DONT_FAKE_MONOTONIC: '1', FAKETIME_DONT_RESET: '1' },
  });
  const { site } = work;
  for (const offset of ['+1d', '+0', '-1d', '+0']) {
    setTo(offset);
    await sleep(1000);
    await site.isWhole(WELL_WITHIN_MS);
    expect(await work.isSeen(await work.makeNews()), `at ${offset}`).toBe(true);
    await sleep(60_000); // a minute's work, and what mends
  }
  expect(await work.finish()).toEqual(SOUND);
});

/** Takes all the room there is. */
function fill(file: string): void {
  const open = openSync(file, 'a');
  try {
    for (const size of [1 << 20, 4096, 1]) writeUntilFull(open, Buffer.alloc(size, 'x'));
  } finally {
    closeSync(open);
  }
}

function writeUntilFull(file: number, piece: Buffer): void {
  try {
    while (writeSync(file, piece) === piece.length);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}
