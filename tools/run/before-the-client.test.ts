import { build } from 'esbuild';
import { expect, test } from 'vitest';

// On a fresh clone these run before the database client is made.
const FIRST = ['tools/up.ts', 'tools/run/fill-database.ts'];

test.each(FIRST)('%s can be read before there is a database client', async (file) => {
  const { metafile } = await build({
    entryPoints: [file],
    ...{ bundle: true, write: false, metafile: true, platform: 'node', format: 'esm', packages: 'external' },
    ...{ outdir: 'nowhere', splitting: true, logLevel: 'silent' },
  });
  const read = new Set<string>();
  const follow = (name: string) => {
    if (read.has(name)) return;
    read.add(name);
    for (const { path, kind } of metafile.inputs[name]?.imports ?? [])
      if (kind !== 'dynamic-import') follow(path); // what is loaded later comes when it is made
  };
  follow(file);
  expect(read.size).toBeGreaterThan(10);
  expect([...read].filter((name) => name.startsWith('generated/'))).toEqual([]);
});
