import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { env } from '@/lib/env';
import { Fault } from '@/lib/errors';

/**
 * What the address `/media/…` ends with: `{sha256 of the original}/` and `{width}.{format}`, a ratio with its focus in
 * hundredths (`16x9-50-30.jpeg`; in a frame of its own, how much it shows as well: `16x9-50-30-80.jpeg`), `drawing.svg` (and
 * `drawing.svgz`, the same compressed), or `original`.
 */
const KEY =
  /^[0-9a-f]{64}\/(?:\d{1,5}\.(?:webp|avif)|(?:16x9|4x3|1x1)(?:-\d{1,3}){2,3}\.jpeg|drawing\.svgz?|original)$/;

const TYPES: Record<string, string> = {
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.jpeg': 'image/jpeg',
  '.svg': 'image/svg+xml',
  '.svgz': 'image/svg+xml',
};

/** A stored file on its way out. */
export interface StoredMedia {
  stream: Readable;
  bytes: number;
  contentType: string;
}

/** Opens a stored file; null when there is none under this key, or the text is no key. The caller ends the stream. */
export async function openMedia(key: string): Promise<StoredMedia | null> {
  if (!KEY.test(key)) return null;
  const path = fileOf(key);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return null;
  const contentType = TYPES[extname(key)] ?? 'application/octet-stream';
  return { stream: createReadStream(path), bytes: found.size, contentType };
}

/** A stored file, whole. Fault `storage` when there is none. */
export async function readMedia(key: string): Promise<Buffer> {
  if (!KEY.test(key)) throw new TypeError(`${key} is no media key`);
  return readFile(fileOf(key)).catch((cause: unknown) => {
    throw new Fault('storage', `A picture could not be read from ${mediaFolder()}.`, { cause });
  });
}

/** Stores a file. Keys are made from content, so that storing the same again changes nothing. */
export async function storeMedia(key: string, content: Buffer): Promise<void> {
  if (!KEY.test(key)) throw new TypeError(`${key} is no media key`);
  const path = fileOf(key);
  const unfinished = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(unfinished, content);
    await rename(unfinished, path);
  } catch (cause) {
    await unlink(unfinished).catch(() => undefined);
    throw new Fault('storage', `A picture could not be stored in ${mediaFolder()}.`, { cause });
  }
}

/** Removes every file of a picture. `sha256` is what its original is known by. */
export async function removeMedia(sha256: string): Promise<void> {
  await rm(dirname(fileOf(`${sha256}/original`)), { recursive: true, force: true });
}

function fileOf(key: string): string {
  return join(mediaFolder(), key.slice(0, 2), key);
}

function mediaFolder(): string {
  const { MEDIA_URL } = env();
  if (!MEDIA_URL.startsWith('file:'))
    throw new Fault('storage', 'Only file: is supported as MEDIA_URL so far.');
  return fileURLToPath(MEDIA_URL);
}
