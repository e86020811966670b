import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MediaStore } from '@/features/media/storage/media-store';

/** Pictures in a folder, `url` its `file:` address; spread over 256 folders below it. */
export function diskStore(url: string): MediaStore {
  const folder = fileURLToPath(url);
  const fileOf = (key: string) => join(folder, key.slice(0, 2), key);
  return {
    place: folder,
    async open(key) {
      const path = fileOf(key);
      const found = await stat(path).catch(noFile);
      return found?.isFile() ? { stream: createReadStream(path), bytes: found.size } : null;
    },
    read: (key) => readFile(fileOf(key)).catch(noFile),
    async write(key, content) {
      const path = fileOf(key);
      const unfinished = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await writeFile(unfinished, content, { mode: 0o600 });
        await rename(unfinished, path);
      } catch (error) {
        await unlink(unfinished).catch(() => undefined);
        throw error;
      }
    },
    async *list() {
      const inside = async (...path: string[]) =>
        ((await readdir(join(folder, ...path)).catch(noFile)) ?? []).sort(); // gone meanwhile, or no folder
      for (const spread of await inside())
        for (const name of await inside(spread))
          for (const file of await inside(spread, name)) yield `${name}/${file}`;
    },
    removeBelow: (name) => rm(fileOf(name), { recursive: true, force: true }),
  };
}

function noFile(error: unknown): null {
  const { code } = error as NodeJS.ErrnoException; // of the file system
  if (code === 'ENOENT' || code === 'ENOTDIR') return null;
  throw error;
}
