import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findPatterns } from './find-patterns';
import { measureGrowth } from './measure-growth';

const root = join(import.meta.dirname, '../..');
const { patterns, builders } = findPatterns(root);

/** `place: pattern`, for each that takes longer than in step with what it is fed. */
function slowOf(found: readonly { source: string; flags: string; most: number | null; place: string }[]) {
  const known = new Map<string, string | null>();
  return found.flatMap(({ source, flags, most, place }) => {
    const key = `/${source}/${flags} ${String(most)}`;
    if (!known.has(key)) {
      const growth = measureGrowth(source, flags, most);
      known.set(key, growth && `${growth.text} at ${growth.size}: ${growth.milliseconds} ms`);
    }
    const said = known.get(key);
    return said ? [`${place} /${source}/${flags} ${said}`] : [];
  });
}

test('the hostile texts find what is slow, and let what is not pass', () => {
  const slow = [
    '\\s+$',
    '<[^>]*>',
    '^\\S+@\\S+\\s*\\((.+)\\)$',
    '(a+)+$',
    '^[a,]+|[a,]+$',
    '<!--[^]*?-->',
    '\\p{Lu}\\p{L}+\\s\\p{Lu}',
  ];
  const quick = [
    '^\\s+',
    '<[^<>]*>',
    '\\s{1,9}$',
    '^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$',
    '(?<!\\p{L})(?:nicht|nie)(?!\\p{L})',
  ];
  expect(slow.filter((source) => measureGrowth(source, 'u', null) === null)).toEqual([]);
  expect(quick.filter((source) => measureGrowth(source, 'u', null) !== null)).toEqual([]);
}, 120_000);

test('every pattern written out takes time in step with what it meets, or says beside it how much that is', () => {
  expect(patterns.length).toBeGreaterThan(500);
  expect(slowOf(patterns)).toEqual([]);
}, 300_000);

test('every pattern built from parts is built when its file is loaded, and as quick', async () => {
  // The words of a search, none of them with a sign that means something in a pattern.
  expect(builders.filter(({ atLoad }) => !atLoad).map(({ file }) => file)).toEqual([
    'features/search/hits/mark-words.ts',
  ]);
  const files = [...new Set(builders.filter(({ atLoad }) => atLoad).map(({ file }) => file))];
  const built = await recordPatterns(files);
  // Each file is seen: one that another loaded before would have nothing to show.
  expect(files.filter((file) => !built.some((pattern) => pattern.file === file))).toEqual([]);
  expect(slowOf(built.map((pattern) => ({ ...pattern, most: null, place: 'built' })))).toEqual([]);
}, 300_000);

interface Built {
  source: string;
  flags: string;
  /** The file of ours that asked for it. */
  file: string;
}

/** What `RegExp` is asked to build while files are loaded, with and without `new`. */
async function recordPatterns(files: readonly string[]): Promise<Built[]> {
  const built: Built[] = [];
  const Real = globalThis.RegExp;
  const build = (source: string | RegExp, flags?: string) => {
    const pattern = new Real(source, flags);
    const stack =
      (new Error().stack ?? '')
        .split('\n')
        .slice(3)
        .find((line) => line.includes(':')) ?? '';
    const file = files.find((each) => stack.includes(`/${each}:`) || stack.includes(`/${each}?`));
    if (!stack.includes('node_modules'))
      built.push({ source: pattern.source, flags: pattern.flags, file: file ?? '' });
    return pattern;
  };
  globalThis.RegExp = new Proxy(Real, {
    construct: (_, [source, flags]: [string | RegExp, string?]) => build(source, flags),
    apply: (_, __, [source, flags]: [string | RegExp, string?]) => build(source, flags),
  });
  try {
    for (const file of files) await import(pathToFileURL(join(root, file)).href);
  } finally {
    globalThis.RegExp = Real;
  }
  return built;
}
