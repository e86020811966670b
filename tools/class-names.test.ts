import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compile } from 'tailwindcss';
import { expect, it } from 'vitest';

// A utility stands in a later layer than our classes: one of the same name would win in silence, as `table` did over
// our scrolling box.
const READER = join(import.meta.dirname, '../app/(reader)');

it('has no class of its own that Tailwind reads as a utility', async () => {
  const sheet = await compile(readFileSync(join(READER, 'globals.css'), 'utf8'), {
    base: READER,
    loadStylesheet: (id, base) => Promise.resolve(loadStylesheet(id, base)),
  });
  const isUtility = (name: string) => {
    const before = sheet.build([]); // it keeps what it was given
    return sheet.build([name]) !== before;
  };
  const classes = ownClasses();
  expect(classes).toContain('twin');
  expect(classes.filter(isUtility)).toEqual([]);
  expect(isUtility('table'), 'one is seen').toBe(true);
});

function loadStylesheet(id: string, base: string) {
  const path = id.startsWith('.') ? join(base, id) : createRequire(import.meta.url).resolve(id);
  return { path, base: dirname(path), content: readFileSync(path, 'utf8') };
}

/** Every class that a style sheet of the reader's gives a look to, but utilities of our own (`@utility page`). */
function ownClasses(): string[] {
  const folder = join(READER, 'styles');
  const sheets = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.css'),
  );
  const selectors = sheets.flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .replace(/\/\*[^*]*\*\//g, '')
      .split(/[{};]/),
  );
  const names = selectors.flatMap((text) =>
    [...text.matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name),
  );
  return [...new Set(names)];
}
