import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'desk-'));
const feed = file(
  'feed.xml',
  '<rss version="2.0"><channel><title>Outlet</title><item><title>One</title></item></channel></rss>',
);
const wall = file('wall.html', '<!doctype html><title>Log in</title><p>Please log in');

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

async function desk(args: string[], input = '') {
  const child = spawn(process.execPath, ['cli/desk.mjs', ...args], { cwd: root });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { out, err, code: await ended };
}

test('one file with --json prints one JSON value', async () => {
  const { out, code } = await desk(['parse-feed', '--json', feed]);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    format: 'rss',
    version: '2.0',
    title: 'Outlet',
    items: [{ title: 'One' }],
  });
});

test('of several files the broken ones say why, and the others go on', async () => {
  const { out, code } = await desk(['parse-feed', '--json', wall, join(folder, 'none.xml'), feed]);
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { file: string; error?: { code: string } });
  expect(code).toBe(1);
  expect(lines.map(({ error }) => error?.code)).toEqual(['not-a-feed', 'not-found', undefined]);
  expect(lines[2]).toMatchObject({ file: feed, title: 'Outlet' });
});

test('standard input is a file too', async () => {
  expect(
    JSON.parse((await desk(['clean-html', '-', '--json'], '<p>a<script>b</script></p>')).out),
  ).toMatchObject({ html: '<p>a</p>', blocks: [{ kind: 'paragraph', text: 'a' }] });
});

test('lines are told apart', async () => {
  const { out } = await desk(
    ['detect-language', '--lines', '--json', '-'],
    'Le gouvernement a annoncé une nouvelle loi mardi\n정부가 새 예산안을 승인했다\n',
  );
  expect((JSON.parse(out) as { language: string }[]).map(({ language }) => language)).toEqual(['fr', 'ko']);
});

test('a failure is a sentence for a person and exit code 1', async () => {
  const { out, err, code } = await desk(['extract', wall]);
  expect({ out, code }).toEqual({ out: '', code: 1 });
  expect(err).toContain('asks to log in');
});

test('wrong use is exit code 2', async () => {
  expect((await desk(['parse-feed'])).code).toBe(2);
  expect((await desk(['extract', '--nonsense', feed])).code).toBe(2);
});
