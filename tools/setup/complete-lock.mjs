import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

// node tools/setup/complete-lock.mjs, after every change of dependencies.
// Native packages come as one package for each platform. A registry that carries only some of them makes npm leave the
// others out of package-lock.json, which `npm ci` then refuses everywhere. All there is to say about them stands in the
// package that names them and in their own names; what their bytes must be is asked of the registry, for each one that
// does not say, so that nothing is ever installed unseen (tools/lock.test.ts).
const FILE = 'package-lock.json';
const OS = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const CPU = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'wasm32'];

const lock = JSON.parse(readFileSync(FILE, 'utf8'));
for (const [path, owner] of Object.entries(lock.packages))
  for (const [name, version] of Object.entries(owner.optionalDependencies ?? {}))
    if (isMissing(name, path)) lock.packages[`node_modules/${name}`] = entry(name, version, owner);
for (const [path, one] of Object.entries(lock.packages)) if (isUnsealed(path, one)) seal(path, one);
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

function isUnsealed(path, one) {
  return path.includes('node_modules/') && !one.link && !one.integrity;
}

function seal(path, one) {
  const name = one.name ?? path.split('node_modules/').at(-1);
  const told = execFileSync('npm', ['view', `${name}@${one.version}`, 'dist', '--json'], {
    encoding: 'utf8',
  });
  const { integrity, tarball } = JSON.parse(told);
  Object.assign(one, { resolved: tarball, integrity });
}
