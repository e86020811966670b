import { existsSync } from 'node:fs';
import { join } from 'node:path';

// npm run serve and npm run worker: one process of the site, as npm run build made it.
const [name] = process.argv.slice(2);
const file = join(import.meta.dirname, '..', 'generated', 'run', `${name}.mjs`);
if (!existsSync(file)) {
  console.error('The site is not built: run npm run build.');
  process.exit(1);
}
process.chdir(join(import.meta.dirname, '..'));
process.env.NODE_ENV ??= 'production';
await import(file);
