import { inject } from 'vitest';

// Before any test file is read, so that nothing can ever open another database than the one of this file.
process.env.DATABASE_URL = inject('postgres').replace(
  /\/times$/,
  `/test_${crypto.randomUUID().replaceAll('-', '')}`,
);
process.env.DATABASE_POOL ??= '4';
process.env.LOG_LEVEL ??= 'error';
