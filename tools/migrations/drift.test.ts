import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { findDrift } from './drift';

let prismaDir: string;
beforeEach(() => {
  prismaDir = mkdtempSync(join(tmpdir(), 'times-drift-'));
  write('schema.prisma', 'datasource db {\n  provider = "postgresql"\n}\n');
  write('migrations/migration_lock.toml', 'provider = "postgresql"\n');
  write(
    'migrations/1_story/migration.sql',
    'CREATE TABLE story (id integer PRIMARY KEY, headline text NOT NULL);',
  );
});
afterEach(() => {
  rmSync(prismaDir, { recursive: true });
});

function write(path: string, content: string): void {
  mkdirSync(join(prismaDir, path, '..'), { recursive: true });
  writeFileSync(join(prismaDir, path), content);
}

function writeModel(fields: string): void {
  write('models/story.prisma', `model story {\n  id Int @id\n  headline String\n${fields}\n}\n`);
}

function drift(): Promise<string> {
  return findDrift({ prismaDir, server: inject('postgres') });
}

it('a schema in several files that says what the migrations do has no drift', async () => {
  writeModel('');
  expect(await drift()).toBe('');
});

it('a column that no migration adds is drift', async () => {
  writeModel('  slug String?');
  expect(await drift()).toContain('ADD COLUMN     "slug" TEXT');
});

it('constraints, functions, triggers and partial or expression indexes of a migration are no drift', async () => {
  writeModel('  sought Unsupported("tsvector")? @default(dbgenerated())');
  write(
    'migrations/2_by_hand/migration.sql',
    `ALTER TABLE story ADD CHECK (length(headline) > 0);
     ALTER TABLE story ADD COLUMN sought tsvector GENERATED ALWAYS AS (to_tsvector('english', headline)) STORED;
     CREATE INDEX ON story (headline) WHERE id > 7;
     CREATE INDEX ON story (lower(headline));
     CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
     CREATE TRIGGER keep BEFORE UPDATE ON story FOR EACH ROW EXECUTE FUNCTION keep();`,
  );
  expect(await drift()).toBe('');
});

it('a migration that fails is named with its reason', async () => {
  writeModel('');
  write('migrations/2_broken/migration.sql', 'ALTER TABLE storey ADD COLUMN slug text;');
  await expect(drift()).rejects.toThrow(/2_broken[\s\S]*No such table: storey/);
});
