import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';

const ROOMS = ['app', 'server', 'workers', 'cli', 'features', 'components', 'lib', 'reader'];
// What `npm start`, `npm run build`, `serve` and `worker` run beside the rooms.
const BESIDE = [
  'tools/start.mjs',
  'tools/build.mjs',
  'tools/up.ts',
  'tools/one-line.ts',
  'tools/run',
  'tools/setup',
  'prisma',
];
const NOT_RUN = /\.test\.tsx?$|(^|\/)test-[^/]*$|\.d\.ts$|^prisma\/draw\//;
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s(?!type\s)[^;'"]*?from\s+'([^'.@][^']*|@[\w-]+\/[^']+)'|import\('([^'.@][^']*|@[\w-]+\/[^']+)'\)/g;

const { dependencies, optionalDependencies } = z
  .object({
    dependencies: z.record(z.string(), z.string()),
    optionalDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));
const installed = new Set([...Object.keys({ ...dependencies, ...optionalDependencies }), ...builtinModules]);

it('whatever runs in production is installed by npm ci --omit=dev', () => {
  const files = [...ROOMS, ...BESIDE].flatMap(filesBelow);
  expect(files.length).toBeGreaterThan(300);
  const missing = files.flatMap((file) =>
    packagesOf(file)
      .filter((name) => !installed.has(name))
      .map((name) => `${file}: ${name}`),
  );
  expect(missing).toEqual([]);
});

function filesBelow(path: string): string[] {
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name))
    .filter((file) => /\.(?:tsx?|mjs|js)$/.test(file) && !NOT_RUN.test(file));
}

function packagesOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)]
    .map(([, fixed, dynamic]) => fixed ?? dynamic ?? '')
    .filter((name) => !name.startsWith('node:') && !name.startsWith('@/'))
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    );
}
