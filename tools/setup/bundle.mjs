import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

// What runs as long as the site does is made into plain JavaScript: the loader that reads TypeScript takes some sixty
// megabytes in each process and thread for as long as it is there, and asks for every file anew at each start.
const FOLDER = 'generated/run';
const ROOMS = ['server', 'workers', 'features', 'lib'];
const STARTER = /\.tsx?$/;
const OF_TESTS = /\.test\.tsx?$|(^|\/)test-[^/]*$/;
const PART = /-[A-Z0-9]{8}\.mjs$/;
const THREAD = /new URL\('(\.[^']+)', import\.meta\.url\)/g;

/** Makes `tools/up.ts`, and answers where it is. */
export async function bundleUp() {
  await bundle('up', { up: 'tools/up.ts' });
  return pathToFileURL(resolve(FOLDER, 'up.mjs')).href;
}

/** Makes web and worker, with the threads that they start. The database client must have been made. */
export function bundleSite() {
  return bundle('site', { web: 'server/main.ts', worker: 'workers/main.ts', ...threads() });
}

// Next looks for this global where it is first loaded, and parts of it come before the part that sets it.
const FIRST = `import { AsyncLocalStorage } from 'node:async_hooks';
globalThis.AsyncLocalStorage ??= AsyncLocalStorage;
`;

async function bundle(name, entryPoints) {
  const { build, stop } = await import('esbuild');
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'first.mjs'), FIRST);
  const { metafile } = await build({
    entryPoints,
    outdir: FOLDER,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    chunkNames: `${name}-[hash]`,
    metafile: true,
    banner: { js: "import './first.mjs';" },
    platform: 'node',
    format: 'esm',
    jsx: 'automatic',
    target: 'node20',
    packages: 'external',
    plugins: [
      { name: 'threads', setup: nameThreads },
      { name: 'no loader', setup: leaveOutLoader },
      { name: 'whole names', setup: nameFiles },
    ],
    logLevel: 'error',
  });
  await stop();
  sweep(name, Object.keys(metafile.outputs));
}

/** What an earlier make left goes: a part has another name each time that it changes. The other bundle's parts stay. */
function sweep(name, made) {
  const other = name === 'up' ? 'site-' : 'up-';
  for (const file of readdirSync(FOLDER)) {
    if (PART.test(file) && !file.startsWith(other) && !made.includes(`${FOLDER}/${file}`))
      rmSync(join(FOLDER, file));
  }
}

/** Every module that a process opens in a thread, under a name of its own: two rooms may call theirs the same. */
function threads() {
  const starters = ROOMS.flatMap((room) =>
    readdirSync(room, { recursive: true }).map((name) => join(room, name)),
  ).filter((file) => STARTER.test(file) && !OF_TESTS.test(file));
  const found = starters.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(THREAD)].map(([, name]) => join(dirname(file), name)),
  );
  return Object.fromEntries(found.map((file) => [nameOf(file), file]));
}

function nameOf(file) {
  return file.replace(/\.\w+$/, '').replaceAll('/', '-');
}

/** All that is bundled lies in one folder: a thread's module is found there by that name. */
function nameThreads(build) {
  build.onLoad({ filter: STARTER }, async ({ path }) => {
    const text = await readFile(path, 'utf8');
    if (!text.includes('import.meta.url')) return undefined;
    const folder = relative(process.cwd(), dirname(path));
    const contents = text.replace(
      THREAD,
      (_, name) => `new URL('./${nameOf(join(folder, name))}.mjs', import.meta.url)`,
    );
    return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' };
  });
}

function leaveOutLoader(build) {
  build.onResolve({ filter: /^tsx\/esm\/api$/ }, ({ path }) => ({ path, namespace: 'none' }));
  build.onLoad({ filter: /.*/, namespace: 'none' }, () => ({
    contents: 'export const register = () => undefined;',
  }));
}

/** A file of a package that lists none of them (Next does not) is found by Node under its whole name alone. */
function nameFiles(build) {
  build.onResolve({ filter: /^(?:@[^/]+\/)?[^./@][^/]*\/.+/ }, ({ path }) => {
    const file = `${path}.js`;
    if (existsSync(join('node_modules', path)) || !existsSync(join('node_modules', file))) return undefined;
    return { path: file, external: true };
  });
}
