import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';

const run = promisify(execFile);

/** What a worker says on its way out. */
async function say(databaseUrl: string): Promise<string> {
  const env = { ...process.env, DATABASE_URL: databaseUrl };
  const ended = run(process.execPath, ['--import', 'tsx', 'workers/main.ts'], { env, timeout: 60_000 });
  return ended.then(
    () => 'it ended well',
    (error: unknown) => (error as { stderr: string }).stderr.trim(), // of execFile
  );
}

test('a worker that can not work says why in one sentence, and ends', { timeout: 120_000 }, async () => {
  const [refused, wrong, empty] = [1, 2, 3].map(() => new URL(inject('postgres')));
  Object.assign(refused ?? {}, { port: '1' });
  Object.assign(wrong ?? {}, { password: 'wrong' });
  Object.assign(empty ?? {}, { pathname: '/postgres' });
  const said = await Promise.all([refused, wrong, empty].map((url) => say(String(url))));
  expect(said).toEqual([
    expect.stringMatching(/^The database does not answer: Nobody listens on [^\n]*$/),
    expect.stringMatching(/^The database does not answer: The password of [^\n]* is wrong[^\n]*$/),
    expect.stringMatching(/^The database is older than this version [^\n]*$/),
  ]);
});
