import '@/features/newsroom/matrix/test-next';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll } from 'vitest';
import { FRONT } from '@/features/newsroom/matrix/doors/test-front';
import { LIBRARY } from '@/features/newsroom/matrix/doors/test-library';
import { testDoors } from '@/features/newsroom/matrix/test-matrix';
import { env } from '@/lib/env';

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'times-matrix-'));
  Object.assign(env(), { DATA_DIR: folder, MEDIA_URL: new URL(`file://${folder}`).href });
});

testDoors([...FRONT, ...LIBRARY]);
