import { defineConfig } from 'prisma/config';

// The CLI looks for its native schema engine, which can't be downloaded on a closed network, although `generate` and
// `validate` never run it: any executable that exists satisfies the look-up. Migrations are made by tools/migration.ts.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: 'prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost/times' },
});
