import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

// The sizes of the house (law 11 of the style): prints one line for each limit, and fails when one is passed.
const LIMITS = {
  'file lines': { median: 60, p90: 150, max: 300 },
  'function lines': { median: 12, p90: 40, max: 80 },
};
const FILES_IN_FOLDER = 12;
const FILES_AT_ROOT = 15;
const NOT_OURS =
  /^(node_modules|generated|migrations|testdata|public|assets|test-results|playwright-report)$/;

process.chdir(join(import.meta.dirname, '..'));
const files = sourcesBelow('.');
const problems = [
  ...judge(
    'file lines',
    files.map((file) => ({ name: file, lines: linesOf(file).length })),
  ),
  ...judge('function lines', files.flatMap(functionsOf)),
  ...fullFolders(),
  ...fullRoot(),
];
for (const problem of problems) console.error(problem);
process.exitCode = problems.length ? 1 : 0;

function sourcesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return NOT_OURS.test(entry.name) || entry.name.startsWith('.') ? [] : sourcesBelow(path);
    return /\.(ts|tsx|js|mjs)$/.test(entry.name) && !/\.(test|spec)\.tsx?$|\.d\.m?ts$/.test(entry.name)
      ? [path]
      : [];
  });
}

function linesOf(file) {
  return readFileSync(file, 'utf8').trimEnd().split('\n');
}

function functionsOf(file) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found = [];
  const lineAt = (position) => source.getLineAndCharacterOfPosition(position).line;
  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body && ts.isBlock(node.body)) {
      const first = lineAt(node.getStart());
      found.push({ name: `${file}:${first + 1}`, lines: lineAt(node.end) - first + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function judge(what, measured) {
  const sorted = measured.map(({ lines }) => lines).sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const { median, p90, max } = LIMITS[what];
  console.log(
    `${what}: median ${at(0.5)} (${median}), p90 ${at(0.9)} (${p90}), max ${at(1)} (${max}), of ${sorted.length}`,
  );
  return [
    ...(at(0.5) > median ? [`${what}: the median ${at(0.5)} is over ${median}`] : []),
    ...(at(0.9) > p90 ? [`${what}: the 90th percentile ${at(0.9)} is over ${p90}`] : []),
    ...measured
      .filter(({ lines }) => lines > max)
      .map(({ name, lines }) => `${name} has ${lines} lines, over ${max}`),
  ];
}

function fullFolders() {
  const counts = new Map();
  for (const folder of files.map(dirname)) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  const full = [...counts].filter(([folder, count]) => folder !== '.' && count > FILES_IN_FOLDER);
  return full.map(([folder, count]) => `${folder} has ${count} files, over ${FILES_IN_FOLDER}`);
}

function fullRoot() {
  const made = ['next-env.d.ts', 'tsconfig.tsbuildinfo'];
  const entries = readdirSync('.', { withFileTypes: true }).filter((entry) => entry.isFile());
  const count = entries.filter(({ name }) => !name.startsWith('.') && !made.includes(name)).length;
  return count > FILES_AT_ROOT ? [`the root has ${count} files, over ${FILES_AT_ROOT}`] : [];
}
