import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    globalSetup: ['tools/testing/global-setup.ts'],
    setupFiles: ['tools/testing/setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', '.next/**', 'acceptance/**', '**/*.site.test.ts'],
        },
      },
      { extends: true, test: { name: 'site', include: ['**/*.site.test.ts'] } }, // of a site that is built
      {
        extends: true,
        test: {
          name: 'acceptance',
          include: ['acceptance/*.test.ts'],
          testTimeout: 900_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
