import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plate } from './plate';
import { PLATES } from './plates/list';

// Draws the pictures of the demo: `node --import tsx prisma/draw/main.ts [NAME…]`; without names, all of them.
const wanted = process.argv.slice(2);
for (const name of wanted.filter((name) => !PLATES.has(name))) throw new Error(`There is no plate ${name}.`);
for (const [name, draw] of PLATES) if (wanted.length === 0 || wanted.includes(name)) print(name, draw);

function print(name: string, draw: () => Plate): void {
  const svg = draw().svg();
  writeFileSync(join(import.meta.dirname, '../demo/pictures', `${name}.svg`), svg);
  console.log(`${name}.svg ${(svg.length / 1024).toFixed(1)} KB`);
}
