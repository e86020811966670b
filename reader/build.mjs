// Bundles the readers' script once, under a name that holds its hash, and tells the pages that name.
// Run before `next build`, `next dev` and `tsc`: node reader/build.mjs
import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const assets = join(root, 'public/assets');

const { outputFiles } = await build({
  entryPoints: [join(root, 'reader/main.ts')],
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  write: false,
});
const script = outputFiles[0].contents;
const name = `reader.${createHash('sha256').update(script).digest('hex').slice(0, 8)}.js`;

await mkdir(assets, { recursive: true });
await mkdir(join(root, 'generated'), { recursive: true });
for (const file of await readdir(assets)) {
  if (/^reader\.[\da-f]{8}\.js$/.test(file) && file !== name) await rm(join(assets, file));
}
await writeFile(join(assets, name), script);
await writeFile(
  join(root, 'generated/reader-script.ts'),
  `/** Where the readers' script is. Made by reader/build.mjs. */\nexport const readerScript = '/assets/${name}';\n`,
);
