const node = process.execPath;
const bin = (path) => [node, `node_modules/${path}`];

/** What `npm run check` looks at, beside the tests. Each is one command that fails by its exit code. */
export const CHECKS = [
  { title: 'format', command: [...bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'] },
  { title: 'lint', command: [...bin('eslint/bin/eslint.js'), '--max-warnings=0', '.'] },
  {
    title: 'types',
    command: [...bin('typescript/bin/tsc'), '--noEmit'],
    before: [...bin('next/dist/bin/next'), 'typegen'],
  },
  {
    title: 'dead code',
    command: [...bin('knip/bin/knip.js'), '--config', 'tools/knip.json', '--no-config-hints'],
  },
  { title: 'sizes', command: [node, 'tools/sizes.mjs'] },
  { title: 'drift', command: [node, '--import', 'tsx', 'tools/migration.ts', '--check'] },
];

export const BUILD = { title: 'build', command: [node, 'tools/build.mjs', '--if-changed'] };

/** Suites count their own tests, from the report that they write to `report`. */
export const SUITES = {
  unit: { title: 'unit and integration', command: vitest('unit') },
  site: { title: 'whole site', command: vitest('site') },
  acceptance: { title: 'acceptance', command: vitest('acceptance') },
  e2e: {
    title: 'end to end',
    command: [
      ...bin('@playwright/test/cli.js'),
      'test',
      '--config=e2e/playwright.config.ts',
      '--pass-with-no-tests',
    ],
  },
};

function vitest(project) {
  const reports = ['--reporter=default', '--reporter=json', '--outputFile=test-results/vitest.json'];
  return [...bin('vitest/vitest.mjs'), 'run', `--project=${project}`, '--passWithNoTests', ...reports];
}
