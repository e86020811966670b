import { readFileSync, writeFileSync } from 'node:fs';

// node tools/setup/complete-lock.mjs, after every change of dependencies.
// Native packages come as one package for each platform. A registry that carries only some of them makes npm leave the
// others out of package-lock.json, which `npm ci` then refuses everywhere. All there is to say about them stands in the
// package that names them and in their own names.
const FILE = 'package-lock.json';
const OS = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const CPU = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'wasm32'];

const lock = JSON.parse(readFileSync(FILE, 'utf8'));
for (const [path, owner] of Object.entries(lock.packages))
  for (const [name, version] of Object.entries(owner.optionalDependencies ?? {}))
    if (isMissing(name, path)) lock.packages[`node_modules/${name}`] = entry(name, version, owner);
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);

function isMissing(name, path) {
  return !lock.packages[`node_modules/${name}`] && !lock.packages[`${path}/node_modules/${name}`];
}

function entry(name, version, owner) {
  const words = name.split(/[/.-]/);
  const cpu = CPU.filter((word) => words.includes(word));
  const os = OS.filter((word) => words.includes(word));
  return {
    version: version.replace(/^[\^~]/, ''),
    ...(cpu.length ? { cpu } : {}),
    ...(owner.dev ? { dev: true } : {}),
    optional: true,
    ...(os.length ? { os } : {}),
  };
}
