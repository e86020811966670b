#!/usr/bin/env node
// The `desk` command: TypeScript as it stands in the sources, so that there is nothing to build first.
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) });
await import('./main.ts');
