#!/usr/bin/env node
// The `desk` command: TypeScript as it stands in the sources, so that there is nothing to build first.
import { fileURLToPath } from 'node:url';

try {
  const { register } = await import('tsx/esm/api');
  register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) });
  await import('./main.ts');
} catch (error) {
  // A package that is not installed, a file that is not whole: a sentence, as for every other failure.
  const [reason] = String(error?.message ?? error).split('\n');
  console.error(`desk can't start: ${reason} (npm install brings what is missing.)`);
  process.exitCode = 1;
}
