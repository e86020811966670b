import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { paragraphsOf, TestOutlet, type OutletFeed } from '@/features/ingest/test-outlet';
import { TestEngine } from '@/features/translation/test-engine';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

vi.setConfig({ testTimeout: 120_000 }); // each command is a process of its own

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'desk-'));
const url = testDatabase();
const story = {
  slug: 'the-first',
  title: 'Die erste Geschichte',
  paragraphs: paragraphsOf('the-first'),
};
const feeds: Record<string, OutletFeed> = { bote: { dialect: 'rss', full: false, stories: [story] } };
const outlet = new TestOutlet(6160, feeds);
const engine = new TestEngine(6161);

beforeAll(() => Promise.all([outlet.open(), engine.open()]));
afterAll(() => {
  outlet.close();
  engine.close();
});

/** Runs a command as an operator does: another process, answering one JSON value. */
async function desk(...words: string[]) {
  const environment = {
    ...process.env,
    ...{ DATABASE_URL: url, DATA_DIR: folder, FETCH_ALLOW: '127.0.0.1:6160', LOG_LEVEL: 'error' },
    ...{ TRANSLATION_ENGINE: 'libretranslate', TRANSLATION_URL: engine.url },
  };
  const child = spawn(process.execPath, ['cli/desk.mjs', ...words, '--json'], {
    cwd: root,
    env: environment,
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [out] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const said: unknown = out ? JSON.parse(out) : null;
  return { said, code: await ended };
}

const ofBote = ['--name', 'Bote', '--language', 'de', '--feed', `${outlet.base}/bote/feed`];

// One after the other, as a newcomer would: each stands on the one before.
test('an outlet is added once, with its terms, and a wrong term or a known feed is refused in words', async () => {
  expect(await desk('source', 'add', ...ofBote, '--licence', 'no-such')).toMatchObject({
    code: 1,
    said: { error: { code: 'invalid' } },
  });
  const file = join(folder, 'terms.json');
  writeFileSync(
    file,
    JSON.stringify({
      name: 'A letter',
      mayFetchPages: true,
      mayShowFullText: true,
      mayTranslate: true,
      mayIndex: true,
    }),
  );
  expect(await desk('source', 'add', ...ofBote, '--licence', file)).toMatchObject({
    code: 0,
    said: { id: 1, slug: 'bote' },
  });
  expect(await desk('source', 'add', ...ofBote)).toMatchObject({
    code: 1,
    said: { error: { code: 'conflict' } },
  });
  expect(await desk('source', 'list')).toMatchObject({
    said: { sources: [{ name: 'Bote', state: 'active' }] },
  });
});

test('ingest, translate and publish lead from the feed to an address, do nothing the second time, and name what stops them', async () => {
  expect(await desk('ingest', '--once')).toMatchObject({ code: 0, said: { feeds: 1, new: 1, failed: 0 } });
  expect(await desk('ingest', '--once')).toMatchObject({ code: 0, said: { feeds: 1, new: 0, revised: 0 } });
  expect(await desk('translate', '--all')).toMatchObject({ code: 0, said: { translated: 1, failed: 0 } });
  expect(await desk('translate', '--all')).toMatchObject({ code: 0, said: { translated: 0, failed: 0 } });
  const where = { articleId: 1, key: 'b1' };
  await db().articleBlock.updateMany({ where, data: { status: 'stale' } });
  const reason = 'The outlet changed block 1. Our text is kept until you decide.';
  expect(await desk('publish', '1', '--reviewed')).toEqual({
    code: 1,
    said: { articles: [{ id: 1, state: null, path: null, reason }] },
  });
  await db().articleBlock.updateMany({ where, data: { status: 'machine' } });
  expect(await desk('publish', '1', '999', '--reviewed')).toMatchObject({
    code: 1,
    said: {
      articles: [
        { id: 1, state: 'published' },
        { id: 999, path: null },
      ],
    },
  });
  expect(await desk('articles', '--state', 'published')).toMatchObject({
    said: {
      articles: [
        {
          id: 1,
          blocks: { reviewed: story.paragraphs.length, machine: 0 },
          sourceUrl: `${outlet.base}/bote/the-first`,
        },
      ],
      next: null,
    },
  });
});

test('withdrawing asks for a reason, and doctor says how things are', async () => {
  expect(await desk('withdraw', '1')).toMatchObject({ code: 2 });
  expect(await desk('withdraw', '1', '--reason', 'A test')).toMatchObject({
    code: 0,
    said: { articles: [{ state: 'withdrawn' }] },
  });
  expect(await desk('withdraw', '1', '--reason', 'Again')).toMatchObject({
    code: 1,
    said: { error: { code: 'conflict' } },
  });
  // The database is there, and nothing works on it: neither web nor worker is started here.
  const seen = z
    .object({ checks: z.array(z.object({ what: z.string(), well: z.boolean(), says: z.string() })) })
    .parse((await desk('doctor')).said);
  const ill = seen.checks.filter(({ well }) => !well).map(({ what }) => what);
  expect(ill).toEqual(expect.arrayContaining(['web', 'worker']));
  expect(ill).not.toEqual(expect.arrayContaining(['database', 'pictures', 'clock', 'disk', 'mail']));
  expect(seen.checks.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['database', 'translation', 'feeds', 'queue', 'versions', 'certificate']),
  );
  expect(await desk('migrate', 'status')).toMatchObject({ code: 0, said: { pending: [], newer: [] } });
  expect(await desk('no-such-command')).toMatchObject({ code: 2 });
});

test('a user is created once, whatever the case of the address', async () => {
  const user = ['user', 'create', '--role', 'editor', '--email'];
  const password = ['--password', 'river stone lamp seventeen'];
  expect(await desk(...user, 'ada@desk.example', ...password)).toMatchObject({
    code: 0,
    said: { role: 'editor' },
  });
  expect(await desk(...user, 'Ada@desk.example')).toMatchObject({
    code: 1,
    said: { error: { code: 'conflict' } },
  });
  expect(await desk(...user, 'no address')).toMatchObject({ code: 1, said: { error: { code: 'invalid' } } });
  const invited = { role: 'editor', invitation: expect.stringContaining('/newsroom/invitation/') as string };
  expect(await desk(...user, 'eve@desk.example')).toMatchObject({ code: 0, said: invited });
});
