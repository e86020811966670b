import { join } from 'node:path';
import { install } from './install.mjs';
import { fail } from './progress.mjs';

// What measures needs the packages of the tests too, which npm start leaves out.
try {
  process.chdir(join(import.meta.dirname, '..', '..'));
  await install({ development: true });
} catch (error) {
  fail(error);
}
