import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { EngineAdapterFactory } from './engine-adapter';

// `constructor` is private in the declaration; `new` is the static factory that the command line uses.
type EngineFactory = { new: (...parameters: unknown[]) => Promise<SchemaEngine> };

let loaded: Promise<EngineFactory> | undefined;

/**
 * Prisma's schema engine as WebAssembly: the same that `prisma migrate` runs, without the native binary that the
 * command line wants to download. `url` is a server where it may make and drop a scratch database.
 */
export async function openEngine(url: string): Promise<SchemaEngine> {
  loaded ??= loadModule();
  const adapter = bindMigrationAwareSqlAdapterFactory(new EngineAdapterFactory(url));
  return (await loaded).new({ datamodels: undefined }, () => undefined, adapter);
}

/** Once a process: the glue keeps views of the module's memory, which a second module would not have. */
async function loadModule(): Promise<EngineFactory> {
  const file = join(
    dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')),
    'schema_engine_bg.wasm',
  );
  const { instance } = await WebAssembly.instantiate(readFileSync(file), {
    './schema_engine_bg.js': { ...glue },
  });
  // The module's declaration leaves out what its own loader calls to set it up.
  const loader = glue as typeof glue & { __wbg_set_wasm: (exports: WebAssembly.Exports) => void };
  loader.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start: () => void }).__wbindgen_start();
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics });
  return glue.SchemaEngine as unknown as EngineFactory;
}

const panics = {
  message: '',
  get: () => panics.message,
  set_message: (message: string) => {
    panics.message = message;
  },
};
